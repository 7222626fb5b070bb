import { type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { workers } from "@/db/schema";
import { logFault } from "@/lib/base/log";
import { SECOND } from "@/lib/base/time";

const EVERY = 5 * SECOND;

/** A worker that has not beaten for so long is dead. The database's clock alone measures it. */
const DEAD_AFTER_SECONDS = 30;
export const ALIVE_SINCE: SQL = sql`now() - make_interval(secs => ${DEAD_AFTER_SECONDS})`;

/** Tells all processes that what these ids have in hand is being worked on. */
export class Heartbeat {
  readonly #ids: string[];
  #timer: NodeJS.Timeout | undefined;
  #beatAt = Number.NEGATIVE_INFINITY;
  #unbrokenSince = Number.NEGATIVE_INFINITY;

  /** The array may grow while the heart beats. */
  constructor(ids: string[]) {
    this.#ids = ids;
  }

  async start(): Promise<void> {
    await this.#beat();
    this.#timer = setInterval(() => void this.#beat(), EVERY);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await database()
      .delete(workers)
      .where(sql`${workers.id} = any(${textArray(this.#ids)})`);
  }

  /** Whether nobody can take us for dead within the next seconds. */
  get isFresh(): boolean {
    return performance.now() - this.#beatAt < (DEAD_AFTER_SECONDS / 2) * SECOND;
  }

  /**
   * Whether a missing beat of others says something about them: after an outage of the database all
   * hearts but the first have stopped for a while.
   */
  get maySeeOthersDie(): boolean {
    return performance.now() - this.#unbrokenSince > DEAD_AFTER_SECONDS * SECOND;
  }

  /** One that fails is made up for by the next: the database may be away for a moment. */
  async #beat(): Promise<void> {
    try {
      const at = performance.now();
      await database().execute(sql`
        insert into ${workers} (id, beat_at) select unnest(${textArray(this.#ids)}), now()
        on conflict (id) do update set beat_at = now()`);
      await database().delete(workers).where(sql`${workers.beatAt} < now() - interval '1 hour'`);
      this.#beatAt = at;
    } catch (error) {
      this.#unbrokenSince = performance.now();
      logFault("The worker couldn’t record its heartbeat", error);
    }
  }
}

function textArray(values: string[]): SQL {
  return sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`;
}
