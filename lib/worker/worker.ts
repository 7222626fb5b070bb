import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import { database } from "@/db/client";
import { workers } from "@/db/schema";
import { quickHtml } from "@/emails/quick-html";
import { renderWith } from "@/emails/render";
import { logFault, logInfo } from "@/lib/base/log";
import { SECOND } from "@/lib/base/time";
import type { JobName, Jobs } from "@/lib/jobs/definitions";
import { ALIVE_SINCE, Heartbeat } from "@/lib/jobs/heartbeat";
import { Dispatcher, MAILER } from "@/lib/mail/dispatch/dispatcher";
import { mailKinds } from "@/lib/mail-kinds/registry";
import { handlers } from "@/lib/worker/handlers";
import { CONCURRENCY, JobRunner } from "@/lib/worker/job-runner";

/** Between two looks for jobs of dead workers, which go to another at once and not after 4 hours. */
const UNLOCK = 5 * SECOND;

/**
 * Runs jobs and sends emails until `stop()`, which lets what is under way finish. Any number may run
 * on one database; each records its heartbeat in `workers` and takes over what dead ones held. While
 * the database is away it waits, for as long as it takes.
 */
export function startWorker(): { stop: () => Promise<void> } {
  renderWith(quickHtml);
  const mailer = MAILER + randomUUID();
  const jobs = new JobRunner(taskList());
  const heartbeat = new Heartbeat(() => [mailer, ...jobs.ids]);
  const dispatcher = new Dispatcher(mailer, mailKinds, heartbeat);
  jobs.start();
  heartbeat.start();
  dispatcher.start();
  const timer = setInterval(() => void unlockStaleJobs(), UNLOCK);
  logInfo("worker ready", { concurrency: CONCURRENCY });
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all([jobs.stop(), dispatcher.stop()]);
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
