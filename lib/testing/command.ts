import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { TEST_ENV } from "@/lib/testing/test-env";
import { endChild, hasEnded } from "@/scripts/children.mjs";

/** What the product would read of the machine's own. */
const OWN =
  /^(DATABASE|SMTP|RESEND|APP|DATA)_|^(PORT|HOST|MAIL_FROM|TRUST_PROXY|NODE_EXTRA_CA_CERTS)$/;

function foreignEnvironment(): NodeJS.ProcessEnv {
  const foreign = Object.entries(process.env).filter(([name]) => !OWN.test(name));
  return { ...Object.fromEntries(foreign), NODE_ENV: "production" };
}

type Options = { env?: Record<string, string>; uid?: number };

/** A command as an operator types it, such as `start.mjs web`, with the tests' secrets. */
export class Command {
  readonly #child: ChildProcess;
  /** It has ended, and all it wrote has come. */
  readonly #closed: Promise<unknown>;
  #text = "";

  constructor(args: string[], { env = {}, uid }: Options = {}) {
    const [script = "", ...rest] = args;
    this.#child = spawn(process.execPath, [`scripts/${script}`, ...rest], {
      env: { ...foreignEnvironment(), ...TEST_ENV, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      ...(uid !== undefined && { uid, gid: uid }),
    });
    this.#closed = once(this.#child, "close");
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk: string) => {
        this.#text += chunk;
      });
    }
  }

  /** What it has written so far. */
  get text(): string {
    return this.#text;
  }

  get isRunning(): boolean {
    return !hasEnded(this.#child);
  }

  /** Waits until it has written something; fails when it ends before, or takes longer. */
  async says(words: RegExp | string, withinMs = 30_000): Promise<void> {
    const deadline = Date.now() + withinMs;
    while (!this.#text.match(words)) {
      if (!this.isRunning || Date.now() > deadline) {
        throw new Error(`It never said ${words}, but:\n${this.#text}`);
      }
      await sleep(50);
    }
  }

  /** Its exit code, once it has ended by itself. */
  async ends(withinMs = 30_000): Promise<number | null> {
    const deadline = Date.now() + withinMs;
    while (this.isRunning && Date.now() < deadline) await sleep(50);
    if (this.isRunning) throw new Error(`It did not end, but said:\n${this.#text}`);
    await this.#closed;
    return this.#child.exitCode;
  }

  /** Asks it to stop, and waits for that. Returns its exit code. */
  async stop(): Promise<number | null> {
    await endChild(this.#child, { graceMs: 20_000 });
    await this.#closed;
    return this.#child.exitCode;
  }
}
