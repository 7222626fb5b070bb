import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { OperatorProblem } from "@/lib/base/operator-problem";
import { postgresOptions } from "./driver-options";

/** Any fixed number: two processes that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_411_920;
/** Lock not available; deadlock detected. */
const LOCK_CODES = ["55P03", "40P01"];
const LONGEST_PAUSE_MS = 30_000;
const LOST =
  "The database ended the connection of the migration. Run it again: it goes on where it was.";

/** How long a migration waits for others. */
export interface Patience {
  /** Who asks for a table makes everybody behind it wait as well, so it asks for a short time only. */
  lockTimeoutMs: number;
  tries: number;
  /** Between the first two tries; each pause is twice the one before, up to half a minute. */
  pauseMs: number;
}

export type Log = (line: string) => void;

/** One connection, from end to end: what it holds (the lock, settings) would not outlive a second one. */
export class MigrationSession {
  readonly #client: postgres.Sql;
  readonly #patience: Patience;
  readonly log: Log;
  #lost = false;

  constructor(url: string, patience: Patience, log: Log) {
    this.#patience = patience;
    this.log = log;
    const { pooled: _, ...address } = postgresOptions(url);
    this.#client = postgres({
      connect_timeout: 10,
      ...address,
      max: 1,
      max_lifetime: null,
      prepare: false,
      onnotice: () => {},
      onclose: () => {
        this.#lost = true;
      },
    });
  }

  /** Throws once the connection has ended: another one would work without the lock. */
  get sql(): postgres.Sql {
    if (this.#lost) throw new OperatorProblem(LOST);
    return this.#client;
  }

  /** The error to tell: after the end of the connection the driver's own words say little. */
  explain(error: unknown): unknown {
    return this.#lost ? new OperatorProblem(LOST, { cause: error }) : error;
  }

  /**
   * Becomes the only process that migrates this database, waiting for another to finish. It asks
   * again and again instead of waiting in the database, where an index that is built concurrently
   * would wait for us in turn.
   */
  async lock(): Promise<void> {
    for (let told = false; ; told = true) {
      const [row] = await this.sql`select pg_try_advisory_lock(${MIGRATION_LOCK}) as held`;
      if (row?.held) break;
      if (!told) this.log("Another process is migrating this database: waiting for it.");
      await sleep(500);
    }
    await this.sql`select set_config('statement_timeout', '0', false)`;
    await this.#setLockTimeout(this.#patience.lockTimeoutMs);
  }

  async withoutLockTimeout(work: () => Promise<void>): Promise<void> {
    await this.#setLockTimeout(0);
    try {
      await work();
    } finally {
      if (!this.#lost) await this.#setLockTimeout(this.#patience.lockTimeoutMs);
    }
  }

  /** Does `work`, which leaves nothing behind when it fails, again while others hold what it needs. */
  async patiently<T>(name: string, work: () => Promise<T>): Promise<T> {
    const { tries, pauseMs } = this.#patience;
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        if (!isLocked(error) || attempt >= tries) throw error;
        this.log(`${name}: others use these tables, trying again (${attempt} of ${tries}).`);
        await sleep(Math.min(pauseMs * 2 ** (attempt - 1), LONGEST_PAUSE_MS));
      }
    }
  }

  async #setLockTimeout(ms: number): Promise<void> {
    await this.sql`select set_config('lock_timeout', ${String(ms)}, false)`;
  }

  async end(): Promise<void> {
    await this.#client.end({ timeout: this.#lost ? 0 : 5 });
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof postgres.PostgresError && LOCK_CODES.includes(error.code);
}
