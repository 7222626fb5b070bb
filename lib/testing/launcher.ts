import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "@/scripts/root.mjs";

/** What a command did, all of its output together. */
export type Ran = { code: number | null; output: string };

export type CommandOptions = {
  env?: Record<string, string>;
  /** What is written to its standard input; without it that is closed. */
  input?: string;
  cwd?: string;
};

const { PATH = "", HOME = "" } = process.env;
const OWN = { PATH, HOME, NEXT_TELEMETRY_DISABLED: "1" };

/** A command line as an operator types it; in the folder of the product unless told otherwise. */
export function begin(line: string, { env = {}, input, cwd = root }: CommandOptions = {}) {
  const variables = Object.entries({ ...OWN, ...env }).map(([name, value]) => `${name}=${value}`);
  // Nothing of the tests' own configuration: what an operator has set is what is given here.
  const child = spawn("/usr/bin/env", ["-i", ...variables, "/bin/bash", "-c", line], {
    cwd,
    detached: true,
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
  });
  return new Running(child, input);
}

/** Runs a command line to its end. */
export async function run(line: string, options?: CommandOptions): Promise<Ran> {
  return begin(line, options).ended;
}

export class Running {
  #output = "";
  readonly ended: Promise<Ran>;

  constructor(
    private readonly child: ChildProcess,
    input?: string,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.#output += text;
      });
    }
    this.ended = new Promise((resolve) =>
      child.once("close", (code) => resolve({ code, output: this.#output })),
    );
    if (input !== undefined) child.stdin?.end(input);
  }

  get output(): string {
    return this.#output;
  }

  /** Waits until it has said something; fails with all it said when it ends before. */
  async says(words: string | RegExp, seconds = 90): Promise<void> {
    const deadline = Date.now() + seconds * 1000;
    const said = () =>
      typeof words === "string" ? this.#output.includes(words) : words.test(this.#output);
    while (!said()) {
      if (this.child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`It never said “${words}”, but:\n${this.#output}`);
      }
      await sleep(50);
    }
  }

  /** As Ctrl-C in a terminal does: everything it has started hears it. */
  async stop(signal: NodeJS.Signals = "SIGINT"): Promise<Ran> {
    if (this.child.exitCode === null && this.child.pid) process.kill(-this.child.pid, signal);
    return this.ended;
  }
}
