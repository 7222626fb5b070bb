import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { mails } from "@/db/schema";
import { LONG_ACT, withAllowance } from "@/lib/base/allowance";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { inBatches } from "@/lib/jobs/in-batches";

/** As if it had just been decided. What may have been accepted already is repeated as it was. */
const ANEW = {
  state: "queued",
  attempts: 0,
  unclearAttempts: 0,
  firstAttemptAt: null,
  nextAttemptAt: null,
  sendAt: sql`now()`,
} as const;

/** Has a failed mail tried again, worded from the facts of then. Throws `not_found` unless it failed. */
export async function sendAgain(actor: MemberActor, mailId: string): Promise<void> {
  const [mail] = await database()
    .update(mails)
    .set(ANEW)
    .where(and(eq(mails.shopId, actor.shopId), eq(mails.id, mailId), eq(mails.state, "failed")))
    .returning({ id: mails.id });
  if (!mail) throw new AppError("not_found");
}

/** The same for every mail of the shop that failed. Returns how many. Throws `forbidden` for agents. */
export async function sendAllAgain(actor: MemberActor, batch?: number): Promise<number> {
  requireRole(actor, "admin");
  const some = (limit: number) => sql`
    with failed as (
      select id from ${mails} where shop_id = ${actor.shopId} and state = 'failed'
      order by created_at, id limit ${limit} for update skip locked
    )
    update ${mails} set state = 'queued', attempts = 0, unclear_attempts = 0, first_attempt_at = null,
      next_attempt_at = null, send_at = now()
    from failed where mails.shop_id = ${actor.shopId} and mails.id = failed.id
    returning 1`;
  return withAllowance(LONG_ACT, () => inBatches(some, batch));
}
