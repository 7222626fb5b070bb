import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processIdentity } from "./process-identity.mjs";

const self = { pid: process.pid, identity: processIdentity(process.pid) };

/**
 * Notes in `DATA_DIR/run` that a process runs on this data, so that a later start finds it. The folder
 * is part of the note: in a copy of it, the processes of the original are nobody's. Where the note
 * cannot be written, on a full disk for one, the process runs all the same.
 */
export function recordProcess(dataDir, role, pid, extra = {}) {
  const file = join(dataDir, "run", `${role}-${pid}.json`);
  const identity = processIdentity(pid);
  try {
    mkdirSync(join(dataDir, "run"), { recursive: true });
    const folder = folderIdentity(dataDir);
    writeFileSync(file, JSON.stringify({ role, pid, identity, folder, launcher: self, ...extra }));
  } catch (error) {
    console.error(`A running process couldn’t be noted in ${file} (${error.code}).`);
    return () => {};
  }
  return () => rmSync(file, { force: true });
}

/** What tells a folder from its copies, by whatever path it is reached. */
function folderIdentity(dataDir) {
  const { dev, ino } = statSync(dataDir, { bigint: true });
  return `${dev}:${ino}`;
}

/** The recorded processes that still live; the notes of dead ones, and of another folder's, are removed. */
export function livingProcesses(dataDir) {
  const records = readRecords(join(dataDir, "run"));
  if (records.length === 0) return [];
  const here = folderIdentity(dataDir);
  return records.filter((record) => {
    const lives = record.folder === here && isLiving(record);
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
