import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { Pool } from "pg";
import { directUrl, pgOptions } from "@/db/driver-options";
import { GRACE } from "@/lib/base/grace";
import { logFault, logInfo } from "@/lib/base/log";
import { SECOND } from "@/lib/base/time";
import { CRONTAB } from "@/lib/worker/schedule";

export const CONCURRENCY = 5;
/** The library's own number: one for each slot, and some to listen and to add jobs. */
const CONNECTIONS = 10;
const FIRST_PAUSE = SECOND / 4;
const LONGEST_PAUSE = 10 * SECOND;

/**
 * Keeps the job queue running. The library gives a slot up for ever when it cannot record what became
 * of a job; and does not start at all while the database is away. Here it is then started anew, with
 * growing pauses, for as long as it takes.
 */
export class JobRunner {
  readonly #tasks: TaskList;
  /** The slots there are now. What one that was lost still holds is freed as a dead worker's. */
  #ids: string[] = [];
  #stopping = false;
  #stop = () => {};
  #ended: Promise<void> | undefined;

  constructor(tasks: TaskList) {
    this.#tasks = tasks;
  }

  get ids(): readonly string[] {
    return this.#ids;
  }

  start(): void {
    this.#ended ??= this.#keepRunning();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#stop();
    await this.#ended;
  }

  async #keepRunning(): Promise<void> {
    for (let pause = FIRST_PAUSE; !this.#stopping; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      const startedAt = performance.now();
      try {
        await this.#runOnce();
      } catch (error) {
        logFault("The job queue couldn’t be started, and will be", error);
      }
      if (performance.now() - startedAt > LONGEST_PAUSE) pause = FIRST_PAUSE;
      if (!this.#stopping) await this.#rest(pause);
    }
  }

  /** Until somebody stops it or a slot is lost. */
  async #runOnce(): Promise<void> {
    const ids: string[] = [];
    const events: WorkerEvents = new EventEmitter();
    events.on("worker:create", ({ worker }) => ids.push(worker.workerId));
    const lost = new Promise<void>((resolve) => {
      events.on("worker:fatalError", ({ error }) => {
        logFault("The job queue lost a slot, and is started anew", error);
        resolve();
      });
    });
    const told = new Promise<void>((resolve) => {
      this.#stop = resolve;
    });
    if (this.#stopping) return;
    const pgPool = new Pool({ ...(await pgOptions(directUrl())), max: CONNECTIONS });
    // The library listens while it runs; afterwards nobody needs to know.
    pgPool.on("error", () => {});
    try {
      await this.#serve(pgPool, events, Promise.race([lost, told]), ids);
    } finally {
      void pgPool.end().catch(() => {});
    }
  }

  async #serve(pgPool: Pool, events: WorkerEvents, end: Promise<void>, ids: string[]) {
    const runner = await run({
      pgPool,
      concurrency: CONCURRENCY,
      pollInterval: SECOND,
      noHandleSignals: true,
      taskList: this.#tasks,
      crontab: CRONTAB,
      logger: new Logger(() => tell),
      events,
    });
    this.#ids = ids;
    await Promise.race([runner.promise, end]);
    await endRunner(runner);
    this.#ids = [];
  }

  #rest(milliseconds: number): Promise<void> {
    const told = new Promise<void>((resolve) => {
      this.#stop = resolve;
    });
    return Promise.race([sleep(milliseconds, undefined, { ref: false }), told]);
  }
}

async function endRunner(runner: Runner): Promise<void> {
  // Already stopped, or without its database: then nothing is left to wait for.
  const stopped = runner.stop().catch(() => {});
  await Promise.race([stopped, sleep(GRACE, undefined, { ref: false })]);
}

type Meta = { failure?: boolean; error?: unknown; fatalError?: unknown };

/** What the library says goes into our log. That a job failed stands there already. */
function tell(level: string, message: string, meta: Meta = {}): void {
  if (meta.failure) return;
  const cause = meta.error ?? meta.fatalError;
  if (level === "error") logFault("The job queue reports a fault", cause ?? new Error(message));
  if (level === "warning") logInfo(`The job queue: ${message}`);
}
