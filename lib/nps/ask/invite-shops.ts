import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { npsSurveys } from "@/db/schema";
import { logInfo } from "@/lib/base/log";
import { jobSpec } from "@/lib/jobs/queue";
import { scanSurveys } from "@/lib/nps/ask/scan-surveys";

/** A job for every shop that has a survey switched on: one that fails holds up no other. */
export async function enqueueInviting(): Promise<void> {
  const payload = sql`json_build_object('shopId', shop_id)`;
  const spec = jobSpec("invite_shop", payload, sql`now()`, sql`'invite:' || shop_id`);
  await database().execute(sql`
    with busy as (select distinct shop_id from ${npsSurveys} where active)
    select graphile_worker.add_jobs(array(select ${spec} from busy))`);
}

/** What is due in one shop. */
export async function inviteShop({ shopId }: { shopId: string }): Promise<void> {
  logInfo("invited", { shopId, ...(await scanSurveys(shopId)) });
}
