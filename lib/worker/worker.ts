import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import { sql } from "drizzle-orm";
import { Logger, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { database } from "@/db/client";
import { workers } from "@/db/schema";
import { env } from "@/lib/base/env";
import { logFault, logInfo } from "@/lib/base/log";
import type { JobName, Jobs } from "@/lib/jobs/definitions";
import { ALIVE_SINCE, Heartbeat } from "@/lib/jobs/heartbeat";
import { Dispatcher } from "@/lib/mail/dispatch/dispatcher";
import { mailKinds } from "@/lib/mail-kinds/registry";
import { handlers } from "@/lib/worker/handlers";
import { CRONTAB } from "@/lib/worker/schedule";

const SECOND = 1000;
const CONCURRENCY = 5;
/** Between two looks for jobs of dead workers, which go to another at once and not after 4 hours. */
const UNLOCK = 5 * SECOND;

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
  const mailer = `mail-${randomUUID()}`;
  ids.push(mailer);
  const heartbeat = new Heartbeat(ids);
  await heartbeat.start();
  const dispatcher = new Dispatcher(mailer, mailKinds, heartbeat);
  dispatcher.start();
  const timer = setInterval(() => void unlockStaleJobs(), UNLOCK);
  logInfo("worker ready", { concurrency: CONCURRENCY });
  return {
    ended: runner.promise,
    stop: async () => {
      clearInterval(timer);
      await Promise.all([runner.stop(), dispatcher.stop()]);
      await heartbeat.stop();
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

async function unlockStaleJobs(): Promise<void> {
  try {
    await database().execute(sql`
      select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
      from graphile_worker.jobs
      where locked_at < ${ALIVE_SINCE}
        and locked_by not in (select id from ${workers} where beat_at > ${ALIVE_SINCE})
      having count(*) > 0`);
  } catch (error) {
    logFault("The jobs of dead workers couldn’t be read", error);
  }
}
