import { closeDatabase } from "@/db/client";
import { logFault } from "@/lib/base/log";
import { surviveLostConnections } from "@/lib/base/lost-connections";
import { startWorker } from "@/lib/worker/worker";

surviveLostConnections();
const worker = await startWorker();
let stopping = false;

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await worker.stop();
  await closeDatabase();
  process.exit(code);
}

process.once("SIGTERM", () => void stop(0));
process.once("SIGINT", () => void stop(0));

try {
  await worker.ended;
} catch (error) {
  logFault("The worker ended", error);
  await stop(1);
}
