import { closeDatabase } from "@/db/client";
import { surviveLostConnections } from "@/lib/base/lost-connections";
import { surviveLostLogs } from "@/lib/base/lost-logs";
import { startWorker } from "@/lib/worker/worker";

surviveLostConnections();
surviveLostLogs();
const worker = startWorker();
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await worker.stop();
  await closeDatabase();
  process.exit(0);
}

process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());
