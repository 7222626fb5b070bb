import { and, asc, desc, eq, gte, isNull, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { customers, npsReviews, npsRules, orders } from "@/db/schema";
import { systemActor } from "@/lib/identity/system";
import { ruleFits, workTitle } from "@/lib/nps/rule-fits";
import { openForAnswer } from "@/lib/updates/open-for-answer";

type Review = typeof npsReviews.$inferSelect;

/**
 * Opens an update for an answer where one of the shop's rules says so: the first in order that fits,
 * at most one update for each answer. Nothing is opened for people who are no customers of the shop,
 * or erased, or without an order. The caller's transaction holds the customer already.
 */
export async function openWork(tx: Tx, shopId: string, reviewId: number): Promise<void> {
  const which = and(eq(npsReviews.shopId, shopId), eq(npsReviews.id, reviewId));
  const [review] = await tx.select().from(npsReviews).where(which).for("no key update");
  if (!review?.customerId || review.workUpdateId) return;
  const rule = await findRule(tx, review);
  if (!rule) return;
  const orderId = await orderFor(tx, review);
  if (!orderId) return;
  const workUpdateId = await openForAnswer(tx, systemActor(shopId), {
    orderId,
    title: workTitle(rule.title, review.score),
    statusId: rule.statusId,
    priority: rule.priority,
    assigneeId: rule.assigneeId,
    reviewId,
    aboutId: review.updateId,
  });
  await tx.update(npsReviews).set({ workUpdateId, ruleId: rule.id }).where(which);
}

/** Rules that are read are held, so that none is removed while an answer is being linked to it. */
async function findRule(tx: Tx, review: Review) {
  const rules = await tx
    .select()
    .from(npsRules)
    .where(
      and(
        eq(npsRules.shopId, review.shopId),
        npsRules.active,
        gte(npsRules.maxScore, review.score),
        or(isNull(npsRules.categoryId), eq(npsRules.categoryId, review.categoryId)),
      ),
    )
    .orderBy(asc(npsRules.position), asc(npsRules.id))
    .for("key share");
  return rules.find((rule) => ruleFits(rule, review));
}

/** The order the answer names where it is the customer's own, else their latest; none of an erased customer. */
async function orderFor(tx: Tx, { shopId, customerId, orderId }: Review): Promise<string | null> {
  const [order] = await tx
    .select({ id: orders.id })
    .from(orders)
    .innerJoin(
      customers,
      and(eq(customers.shopId, orders.shopId), eq(customers.id, orders.customerId)),
    )
    .where(
      and(
        eq(orders.shopId, shopId),
        eq(orders.customerId, customerId ?? ""),
        isNull(customers.erasedAt),
      ),
    )
    .orderBy(desc(eq(orders.id, orderId ?? orders.id)), desc(orders.placedAt), desc(orders.id))
    .limit(1);
  return order?.id ?? null;
}
