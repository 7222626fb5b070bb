import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processIdentity } from "./process-identity.mjs";

const self = { pid: process.pid, identity: processIdentity(process.pid) };

/** Notes in `DATA_DIR/run` that a process runs on this data, so that a later start finds it. */
export function recordProcess(dataDir, role, pid, extra = {}) {
  const file = join(dataDir, "run", `${role}-${pid}.json`);
  mkdirSync(join(dataDir, "run"), { recursive: true });
  const record = { role, pid, identity: processIdentity(pid), launcher: self, ...extra };
  writeFileSync(file, JSON.stringify(record));
  return () => rmSync(file, { force: true });
}

/** The recorded processes that still live; the notes of dead ones are removed. */
export function livingProcesses(dataDir) {
  return readRecords(join(dataDir, "run")).filter((record) => {
    const lives = isLiving(record);
    if (!lives) rmSync(record.file, { force: true });
    return lives;
  });
}

function readRecords(folder) {
  try {
    return readdirSync(folder).flatMap((name) => readRecord(join(folder, name)));
  } catch {
    return [];
  }
}

function readRecord(file) {
  try {
    return [{ ...JSON.parse(readFileSync(file, "utf8")), file }];
  } catch {
    return [];
  }
}

export function isLiving({ pid, identity }) {
  return identity !== null && processIdentity(pid) === identity;
}

/** Stops what a launcher that was killed has left behind. */
export async function stopLeftovers(dataDir) {
  const leftovers = livingProcesses(dataDir).filter((record) => !isLiving(record.launcher));
  await Promise.all(leftovers.map((record) => stopRecorded(record, { graceMs: 5_000 })));
}

/** Stops a recorded process and waits until it is gone. */
export async function stopRecorded(record, { graceMs }) {
  const deadline = Date.now() + graceMs;
  signal(record, record.stopSignal ?? "SIGTERM");
  while (isLiving(record)) {
    if (Date.now() > deadline) signal(record, "SIGKILL");
    await sleep(50);
  }
  rmSync(record.file, { force: true });
}

function signal(record, name) {
  try {
    if (isLiving(record)) process.kill(record.pid, name);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}
