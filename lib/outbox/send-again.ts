import { and, eq, sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { mails } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";

/** Has a failed mail tried again, worded from the facts of then. Throws `not_found` unless it failed. */
export async function sendAgain(actor: MemberActor, mailId: string): Promise<void> {
  await transaction(async (tx) => {
    const [mail] = await tx
      .update(mails)
      .set({
        state: "queued",
        attempts: 0,
        unclearAttempts: 0,
        firstAttemptAt: null,
        nextAttemptAt: null,
        sendAt: sql`now()`,
      })
      .where(and(eq(mails.shopId, actor.shopId), eq(mails.id, mailId), eq(mails.state, "failed")))
      .returning({ id: mails.id });
    if (!mail) throw new AppError("not_found");
  });
}
