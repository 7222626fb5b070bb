import { and, eq, inArray, sql } from "drizzle-orm";
import type { database, Tx } from "@/db/client";
import { mailSettings, mails } from "@/db/schema";
import { after, DAY } from "@/lib/base/time";

/** When a customer was last asked for a rating or a review, and when they may be again. */
export type ContactBudget = {
  /** At most one request in so many days; 0: no limit. */
  days: number;
  lastAskAt: Date | null;
  /** Null: at once. */
  nextAskAt: Date | null;
};

/**
 * The contact budget of one customer: requests to rate and invitations together. Mail that failed
 * spent nothing. `update.solved` spends it and is never held back by it.
 */
export async function readContactBudget(
  tx: Tx | ReturnType<typeof database>,
  shopId: string,
  customerId: string,
  now = new Date(),
): Promise<ContactBudget> {
  const [[settings], [asked]] = await Promise.all([
    tx
      .select({ days: mailSettings.budgetDays })
      .from(mailSettings)
      .where(eq(mailSettings.shopId, shopId)),
    tx
      .select({
        at: sql<Date | null>`max(coalesce(${mails.sentAt}, ${mails.firstAttemptAt}))`.mapWith(
          mails.sentAt,
        ),
      })
      .from(mails)
      .where(
        and(
          eq(mails.shopId, shopId),
          eq(mails.customerId, customerId),
          mails.countsTowardBudget,
          inArray(mails.state, ["queued", "sending", "sent"]),
        ),
      ),
  ]);
  const days = settings?.days ?? 0;
  const lastAskAt = asked?.at ?? null;
  const free = lastAskAt && after(lastAskAt, days * DAY);
  return { days, lastAskAt, nextAskAt: free && free > now ? free : null };
}
