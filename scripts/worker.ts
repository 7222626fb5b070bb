import { closeDatabase } from "@/db/client";
import { startWorker } from "@/lib/jobs/worker";
import { logFault } from "@/lib/log";
import { surviveLostConnections } from "@/lib/lost-connections";

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
