import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** What tells this process from a later one with the same number, or null if there is none. */
export function processIdentity(pid) {
  try {
    if (process.platform === "linux") return linuxIdentity(pid);
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}

function linuxIdentity(pid) {
  // The name stands in brackets and may hold spaces; state and start time follow it.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
  if (fields[0] === "Z") return null;
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return `${boot}:${fields[19]}`;
}
