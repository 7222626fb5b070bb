import { rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { livingProcesses, stopLeftovers, stopRecorded } from "./process-records.mjs";
import { readSecrets } from "./secrets.mjs";
import { Problem } from "./shutdown.mjs";

/** All that a demo keeps in its data directory. What else lies there stays. */
const CONTENTS = ["postgres", "logs", "run", "secrets.json"];

/** Stops a demo that still runs on these data, and removes them. */
export async function resetData({ dataDir, embedded }) {
  if (!embedded) {
    throw new Problem(
      "--reset removes the embedded database only, and DATABASE_URL names another: empty that one yourself.",
    );
  }
  const secrets = readSecrets(dataDir);
  if (secrets && secrets.createdBy !== "demo") {
    throw new Problem(
      `The demo didn’t create the data in ${dataDir}, so --reset leaves it alone: remove it yourself, or choose another DATA_DIR.`,
    );
  }
  const launcher = livingProcesses(dataDir).find(({ role }) => role === "launcher");
  if (launcher) {
    console.log(`Stopping the running demo (process ${launcher.pid}) …`);
    await stopRecorded(launcher, { graceMs: 12_000 });
  }
  await stopLeftovers(dataDir);
  for (const name of CONTENTS) rmSync(join(dataDir, name), { recursive: true, force: true });
  removeIfEmpty(dataDir);
}

function removeIfEmpty(folder) {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(error.code)) throw error;
  }
}
