import type { ChildProcess } from "node:child_process";

type Output = "pipe" | "inherit" | "ignore";

/** Starts a Node program that dies with this process. */
export function spawnNode(
  args: string[],
  options?: { env?: Record<string, string>; output?: [stdout: Output, stderr: Output] },
): ChildProcess;

export function hasEnded(child: ChildProcess): boolean;

/** Asks a child to leave, and after the grace period makes it. Resolves when it is gone. */
export function endChild(
  child: ChildProcess,
  options?: { signal?: NodeJS.Signals; graceMs?: number; force?: NodeJS.Signals },
): Promise<void>;
