import { EventEmitter } from "node:events";
import { sql } from "drizzle-orm";
import { Logger, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { database } from "@/db/client";
import { workers } from "@/db/schema";
import { env } from "@/lib/base/env";
import { logFault, logInfo } from "@/lib/base/log";
import type { JobName, Jobs } from "@/lib/jobs/definitions";
import { handlers } from "@/lib/worker/handlers";
import { CRONTAB } from "@/lib/worker/schedule";

const SECOND = 1000;
const CONCURRENCY = 5;
const HEARTBEAT = 5 * SECOND;
/** A worker without a heartbeat for this long is dead: its jobs go to another at once, not after 4 hours. */
const DEAD_AFTER = sql`now() - interval '20 seconds'`;

/**
 * Runs the job worker until `stop()`, which lets jobs under way finish. Any number may run on one
 * database; each records its heartbeat in `workers` and unlocks the jobs that dead ones held.
 */
export async function startWorker(): Promise<{ stop: () => Promise<void>; ended: Promise<void> }> {
  const ids: string[] = [];
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:create", ({ worker }) => ids.push(worker.workerId));
  const runner = await run({
    connectionString: env().DATABASE_DIRECT_URL ?? env().DATABASE_URL,
    concurrency: CONCURRENCY,
    pollInterval: SECOND,
    noHandleSignals: true,
    taskList: taskList(),
    crontab: CRONTAB,
    logger: new Logger(() => () => {}),
    events,
  });
  await heartbeat(ids);
  const timer = setInterval(() => void heartbeat(ids), HEARTBEAT);
  logInfo("worker ready", { concurrency: CONCURRENCY });
  return {
    ended: runner.promise,
    stop: async () => {
      clearInterval(timer);
      await runner.stop();
      await database()
        .delete(workers)
        .where(sql`${workers.id} = any(${textArray(ids)})`);
    },
  };
}

function taskList(): TaskList {
  const names = Object.keys(handlers) as JobName[];
  return Object.fromEntries(names.map((name) => [name, task(name)]));
}

function task<N extends JobName>(name: N) {
  return async (payload: unknown) => {
    try {
      await handlers[name](payload as Jobs[N]);
    } catch (error) {
      logFault("A job failed and will be tried again", error, { job: name });
      throw error;
    }
  };
}

/** One that fails is made up for by the next: the database may be away for a moment. */
async function heartbeat(ids: string[]): Promise<void> {
  try {
    await database().execute(sql`
      insert into ${workers} (id, beat_at) select unnest(${textArray(ids)}), now()
      on conflict (id) do update set beat_at = now()`);
    await unlockStaleJobs();
  } catch (error) {
    logFault("The worker couldn’t record its heartbeat", error);
  }
}

async function unlockStaleJobs(): Promise<void> {
  await database().execute(sql`
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
    from graphile_worker.jobs
    where locked_at < ${DEAD_AFTER}
      and locked_by not in (select id from ${workers} where beat_at > ${DEAD_AFTER})
    having count(*) > 0`);
  await database().delete(workers).where(sql`${workers.beatAt} < now() - interval '1 hour'`);
}

function textArray(values: string[]) {
  return sql`${sql.param(values)}::text[]`;
}
