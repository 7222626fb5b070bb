import { type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { workers } from "@/db/schema";
import { logFault } from "@/lib/base/log";
import { SECOND } from "@/lib/base/time";

const EVERY = 5 * SECOND;

/** A worker that has not beaten for so long is dead. The database's clock alone measures it. */
const DEAD_AFTER_SECONDS = 30;
export const ALIVE_SINCE: SQL = sql`now() - make_interval(secs => ${DEAD_AFTER_SECONDS}::int)`;

/** Tells all processes that what these ids have in hand is being worked on. */
export class Heartbeat {
  readonly #idsOf: () => readonly string[];
  readonly #beaten = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #beatAt = Number.NEGATIVE_INFINITY;
  #unbrokenSince = Number.NEGATIVE_INFINITY;

  /** Who is alive is asked at each beat. */
  constructor(idsOf: () => readonly string[]) {
    this.#idsOf = idsOf;
  }

  start(): void {
    void this.#beat();
    this.#timer = setInterval(() => void this.#beat(), EVERY);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    try {
      await database()
        .delete(workers)
        .where(isOneOf([...this.#beaten]));
    } catch (error) {
      logFault("The worker couldn’t record that it stops", error);
    }
  }

  /** Whether nobody can take us for dead within the next seconds. */
  get isFresh(): boolean {
    return performance.now() - this.#beatAt < (DEAD_AFTER_SECONDS / 2) * SECOND;
  }

  /**
   * Whether a missing beat of others says something about them: in an outage of the database all
   * hearts stop, and some beat again sooner than others.
   */
  get maySeeOthersDie(): boolean {
    return performance.now() - this.#unbrokenSince > DEAD_AFTER_SECONDS * SECOND;
  }

  /** One that fails is made up for by the next: the database may be away for a moment. */
  async #beat(): Promise<void> {
    try {
      const at = performance.now();
      const ids = this.#idsOf();
      for (const id of ids) this.#beaten.add(id);
      await database().execute(sql`
        insert into ${workers} (id, beat_at) select id, now() from json_array_elements_text(${JSON.stringify(ids)}::json) id
        on conflict (id) do update set beat_at = now()`);
      await database().delete(workers).where(sql`${workers.beatAt} < now() - interval '1 hour'`);
      this.#beatAt = at;
    } catch (error) {
      this.#unbrokenSince = performance.now();
      logFault("The worker couldn’t record its heartbeat", error);
    }
  }
}

function isOneOf(ids: string[]): SQL {
  return sql`${workers.id} in (select json_array_elements_text(${JSON.stringify(ids)}::json))`;
}
