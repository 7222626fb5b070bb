import type { ChildProcess } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { ChildLog } from "@/lib/testing/child-log";
import { createDatabase, type TestDatabase } from "@/lib/testing/database";
import { SmtpSink } from "@/lib/testing/smtp-sink";
import { TEST_ENV } from "@/lib/testing/test-env";
import { WireTap } from "@/lib/testing/wire-tap";
import { endChild, hasEnded } from "@/scripts/children.mjs";
import { isHealthy } from "@/scripts/health.mjs";
import { freePort } from "@/scripts/ports.mjs";
import { spawnWeb, spawnWorker } from "@/scripts/product.mjs";

const LOG_FOLDER = "test-results/stacks";
const HEALTHY_MS = 30_000;
const GRACE_MS = 5_000;

export interface StackOptions {
  webs?: number;
  workers?: number;
  /** A mail sink of the stack's own, given to the product as SMTP_URL; on unless false. */
  smtp?: boolean;
  /** Lets the web processes reach the database through a tap that counts. */
  tap?: boolean;
  /** Instead of a fresh one; dropped at the end all the same. */
  database?: TestDatabase;
  /** Beside or instead of the tests' configuration. */
  env?: Record<string, string>;
}

export interface StackProcess {
  readonly pid: number | undefined;
  /** Sends the signal (SIGKILL) and waits until the process is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again; a web process on its old port, ready when it is healthy. */
  start(): Promise<void>;
}

export interface Stack {
  /** The address of the first web process, which is the configured one. */
  url: string;
  webs: (StackProcess & { url: string })[];
  workers: StackProcess[];
  sink: SmtpSink;
  /** As the processes reach it, and as who owns its tables does. */
  databaseUrl: string;
  ownerUrl: string;
  /** Where one was asked for. */
  tap: WireTap | undefined;
  /** What all processes have written so far. */
  logs(): string;
  /** Stops everything and removes the database. The logs go to test-results/, and of a failed test also on the screen. */
  stop(outcome?: { failed: boolean }): Promise<void>;
}

/** Runs the built product as processes: one database, one mail sink, any number of webs and workers. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const { webs: webCount = 1, workers: workerCount = 1, smtp = true } = options;
  const database = options.database ?? (await createDatabase());
  const tap = options.tap ? await WireTap.open(database.url) : undefined;
  const sink = new SmtpSink();
  await sink.start();
  const ports = await Promise.all(Array.from({ length: webCount }, () => freePort()));
  const url = `http://localhost:${ports[0]}`;
  const env = {
    ...TEST_ENV,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    APP_URL: url,
    DATABASE_URL: database.url,
    DATABASE_DIRECT_URL: "",
    RESEND_API_KEY: "",
    SMTP_URL: smtp ? sink.url : "",
    ...options.env,
  };
  const log = new ChildLog();
  const webEnv = tap ? { ...env, DATABASE_URL: tap.url } : env;
  const webs = ports.map((port, index) => webProcess(`web-${index + 1}`, port, webEnv, log));
  const workers = Array.from({ length: workerCount }, (_, index) =>
    childProcess(`worker-${index + 1}`, log, (output) => spawnWorker({ env, output })),
  );
  const stack: Stack = {
    url,
    webs,
    workers,
    sink,
    databaseUrl: database.url,
    ownerUrl: database.ownerUrl,
    tap,
    logs: () => log.text(),
    async stop({ failed } = { failed: false }) {
      await Promise.all([...webs, ...workers].map((child) => child.end()));
      await sink.stop();
      await tap?.close();
      await database.drop();
      keepLog(new URL(database.url).pathname, log, failed);
    },
  };
  try {
    await Promise.all([...webs, ...workers].map((child) => child.start()));
  } catch (error) {
    await stack.stop({ failed: true });
    throw error;
  }
  return stack;
}

type Output = ["pipe", "pipe"];
type Child = StackProcess & { hasEnded(): boolean; end(): Promise<void> };

function childProcess(name: string, log: ChildLog, spawn: (output: Output) => ChildProcess): Child {
  let child: ChildProcess | undefined;
  return {
    get pid() {
      return child?.pid;
    },
    async start() {
      if (child && !hasEnded(child)) return;
      child = spawn(["pipe", "pipe"]);
      log.follow(name, child);
    },
    async kill(signal = "SIGKILL") {
      if (child) await endChild(child, { signal, graceMs: 15_000 });
    },
    hasEnded: () => child === undefined || hasEnded(child),
    async end() {
      if (child) await endChild(child, { graceMs: GRACE_MS });
    },
  };
}

function webProcess(name: string, port: number, env: Record<string, string>, log: ChildLog) {
  const web = childProcess(name, log, (output) => spawnWeb({ port, env, output }));
  const url = `http://localhost:${port}`;
  return {
    url,
    get pid() {
      return web.pid;
    },
    kill: web.kill,
    end: web.end,
    async start() {
      await web.start();
      await becomesHealthy(url, name, web);
    },
  };
}

async function becomesHealthy(url: string, name: string, web: Child): Promise<void> {
  const deadline = Date.now() + HEALTHY_MS;
  while (Date.now() < deadline && !web.hasEnded()) {
    if (await isHealthy(url)) return;
    await sleep(100);
  }
  const reason = web.hasEnded() ? "ended" : `was not healthy within ${HEALTHY_MS / 1000} s`;
  throw new Error(`${name} ${reason}; what it wrote is on the screen.`);
}

function keepLog(name: string, log: ChildLog, failed: boolean): void {
  mkdirSync(LOG_FOLDER, { recursive: true });
  writeFileSync(`${LOG_FOLDER}${name}.log`, log.text());
  if (failed) process.stderr.write(`\n── what the stack's processes wrote ──\n${log.text()}\n`);
}
