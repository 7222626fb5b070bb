import { closeDatabase } from "@/db/client";
import { logInfo } from "@/lib/base/log";
import { surviveLostConnections } from "@/lib/base/lost-connections";
import { startWorker } from "@/lib/worker/worker";

surviveLostConnections();
const worker = startWorker();
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  logInfo("worker stopping");
  await worker.stop();
  await closeDatabase();
  process.exit(0);
}

process.once("exit", (code) => logInfo("worker stopped", { code }));
process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());
