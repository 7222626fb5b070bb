import { spawn } from "node:child_process";
import { closeSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { hasEnded } from "./children.mjs";
import { openLog } from "./log-file.mjs";
import { processIdentity } from "./process-identity.mjs";

const READY_MS = 60_000;

// The shell becomes PostgreSQL; a watcher that it leaves behind stops it (fast shutdown) when the
// other end of its leash, held by the launcher, is closed by a kill -9.
const ON_LEASH = '( ( read -r _ <&3 || kill -INT $$ ) & ); exec "$@" 3<&-';

/** Starts the server process. It writes to `server.log` beside its data and dies with this process. */
export function spawnServer({ home, door, bin, user, port, settings }) {
  const log = openLog(join(home, "server.log"));
  const command = [join(bin, "postgres"), "-D", join(door.path, "data")];
  const flags = Object.entries({ ...settings, port }).flatMap(([key, value]) => [
    "-c",
    `${key}=${value}`,
  ]);
  const child = spawn("/bin/sh", ["-c", ON_LEASH, "sh", ...command, ...flags], {
    ...user,
    cwd: "/",
    detached: true,
    env: { ...process.env, ...staleLock(home) },
    stdio: ["ignore", log, log, "pipe", door.handle ?? "ignore"],
  });
  closeSync(log);
  const leash = child.stdio[3];
  leash.on("error", () => {});
  child.once("exit", () => leash.end("\n"));
  return child;
}

/**
 * After a kill -9 the number in the lock file may belong to another program by now. PostgreSQL then
 * believes that a server runs; this variable, which pg_ctl uses too, tells it that this one is none.
 */
function staleLock(home) {
  const [pid] = readLock(home);
  return pid && processIdentity(pid) ? { PG_GRANDPARENT_PID: pid } : {};
}

function readLock(home) {
  try {
    return readFileSync(join(home, "data/postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}

/** Waits until the server answers; false if it ends before. */
export async function becomesReady(home, child) {
  const deadline = Date.now() + READY_MS;
  while (!hasEnded(child) && Date.now() < deadline) {
    const lock = readLock(home);
    if (lock[0] === String(child.pid) && lock[7]?.trim() === "ready") return true;
    await sleep(20);
  }
  return false;
}

/** What the server last wrote, to be shown when it does not start. */
export function lastWords(home) {
  const text = readFileSync(join(home, "server.log"), "utf8").trim();
  return text.split("\n").slice(-5).join("\n");
}
