import type { ChildProcess } from "node:child_process";

type Environment = Record<string, string>;
type Output = [stdout: "pipe" | "inherit", stderr: "pipe" | "inherit"];

/** A web process; on SIGTERM it answers what it was asked and leaves. */
export function spawnWeb(options: { port: number; env: Environment; output: Output }): ChildProcess;

/** A job worker; it finishes its jobs on SIGTERM. */
export function spawnWorker(options: { env: Environment; output: Output }): ChildProcess;

/** Runs one of the bundled programs of `dist/` to its end. */
export function runEntry(
  name: string,
  options: { env: Environment; args?: string[]; sentence: string },
): Promise<void>;

/** Runs a bundled program and returns what it wrote to standard output. */
export function readEntry(
  name: string,
  options: { env: Environment; args?: string[]; sentence: string },
): Promise<string>;
