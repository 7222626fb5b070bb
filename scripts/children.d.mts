import type { ChildProcess } from "node:child_process";

export function hasEnded(child: ChildProcess): boolean;

/** Asks a child to leave, and after the grace period makes it. Resolves when it is gone. */
export function endChild(
  child: ChildProcess,
  options?: { signal?: NodeJS.Signals; graceMs?: number; force?: NodeJS.Signals },
): Promise<void>;
