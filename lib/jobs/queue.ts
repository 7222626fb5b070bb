import { type SQL, sql } from "drizzle-orm";
import type { JobName, Jobs } from "@/lib/jobs/definitions";

/**
 * A job as a row of graphile-worker's `job_spec`, to be enqueued by the statement that writes the
 * row it is about: `select graphile_worker.add_jobs(array(select … from inserted))`.
 * `payload`, `runAt` and `jobKey` are SQL expressions. A job with the same key replaces the one waiting.
 */
export function jobSpec(name: JobName, payload: SQL, runAt: SQL, jobKey: SQL): SQL {
  // identifier, payload, queue_name, run_at, max_attempts, job_key, priority, flags
  return sql`row(${name}::text, ${payload}, null, ${runAt}, 25::smallint, ${jobKey}, null, null)::graphile_worker.job_spec`;
}

/** Enqueues one job for now, by the database’s clock, in the transaction that calls for it. */
export async function enqueue<N extends JobName>(
  tx: { execute(query: SQL): PromiseLike<unknown> },
  name: N,
  payload: Jobs[N],
  { jobKey }: { jobKey: string },
): Promise<void> {
  await tx.execute(
    sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json,
      run_at => now(), max_attempts => 25, job_key => ${jobKey})`,
  );
}
