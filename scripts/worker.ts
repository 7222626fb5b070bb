import { closeDatabase } from "@/db/client";
import { GRACE } from "@/lib/base/grace";
import { logInfo } from "@/lib/base/log";
import { surviveLostConnections } from "@/lib/base/lost-connections";
import { surviveLostLogs } from "@/lib/base/lost-logs";
import { SECOND } from "@/lib/base/time";
import { startWorker } from "@/lib/worker/worker";

/** For recording what became of the emails that were being sent. */
const LAST_WORDS = 2 * SECOND;

surviveLostConnections();
surviveLostLogs();
const worker = startWorker();
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), GRACE + LAST_WORDS).unref();
  logInfo("worker stopping");
  await worker.stop();
  await closeDatabase();
  process.exit(0);
}

process.once("exit", (code) => logInfo("worker stopped", { code }));
process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());
