import { readdirSync, readFileSync } from "node:fs";

/** Linux counts in hundredths of a second. */
const MS_PER_TICK = 10;

type Stat = { parent: number; own: number; children: number };

/** Ticks of a process, and of those of its children that have ended. */
function stat(pid: number | string): Stat | undefined {
  try {
    // The name stands in brackets and may hold anything, so what follows the last one is read.
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const at = (n: number) => Number(fields[n - 3]);
    return { parent: at(4), own: at(14) + at(15), children: at(16) + at(17) };
  } catch {
    return undefined;
  }
}

/** CPU milliseconds of one process so far. */
export function cpuOf(pid: number): number {
  return (stat(pid)?.own ?? 0) * MS_PER_TICK;
}

/** CPU milliseconds of a process and all its children so far: of PostgreSQL's first, all of PostgreSQL. */
export function cpuOfFamily(pid: number): number {
  const parent = stat(pid);
  if (!parent) return 0;
  const living = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => stat(name))
    .filter((child) => child?.parent === pid);
  const ticks = living.reduce((sum, child) => sum + (child?.own ?? 0), 0);
  return (parent.own + parent.children + ticks) * MS_PER_TICK;
}

export function parentOf(pid: number): number {
  return stat(pid)?.parent ?? 0;
}

/** Resident memory of a process in MB, now and at its highest. */
export function memoryOf(pid: number): { now: number; peak: number } {
  const text = readFileSync(`/proc/${pid}/status`, "utf8");
  const mb = (name: string) => Number(text.match(`${name}:\\s+(\\d+)`)?.[1] ?? 0) / 1024;
  return { now: mb("VmRSS"), peak: mb("VmHWM") };
}
