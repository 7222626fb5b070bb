import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { customers, npsCategories, npsChannels, npsReviews, orders, updates } from "@/db/schema";
import { page, pageBy } from "@/lib/base/cursor";
import type { MemberActor } from "@/lib/identity/actor";
import { answersWhere } from "@/lib/nps/report/answers-where";
import type { AnswerFilter } from "@/lib/nps/report/schema";
import { OF_REVIEW } from "@/lib/updates/of-review";

/** What an answer said before the same person answered again that day. */
export type EarlierAnswer = { score: number; comment: string | null };

export type Answer = {
  id: number;
  score: number;
  comment: string | null;
  createdAt: Date;
  channel: string;
  category: string;
  /** The customer, where it is one of ours; the name of an erased one is empty. */
  customer: { id: string; name: string } | null;
  /** What else is known about who answered. */
  email: string | null;
  /** As it was given; nothing can be sent to it. */
  unusableEmail: string | null;
  phone: string | null;
  loyaltyId: string | null;
  /** The order it was about; `id` is null for one we do not know. */
  order: { id: string | null; number: string } | null;
  /** The solved update it was asked about. */
  update: { id: string; orderId: string; title: string } | null;
  /** The update a rule opened because of it. */
  work: { id: string; orderId: string; title: string; solved: boolean } | null;
  /** Oldest first. */
  earlier: EarlierAnswer[];
};

/** Answers of the shop, newest first. */
export async function listAnswers(
  actor: MemberActor,
  args: { filter: AnswerFilter; cursor: string | null; limit: number },
): Promise<{ rows: Answer[]; next: string | null }> {
  const { shopId } = actor;
  const from = pageBy({ at: npsReviews.createdAt, id: npsReviews.id, numbered: true }, args.cursor);
  const rows = await database()
    .select(COLUMNS)
    .from(npsReviews)
    .innerJoin(npsChannels, OF_REVIEW.channel)
    .innerJoin(npsCategories, OF_REVIEW.category)
    .leftJoin(customers, OF_REVIEW.customer)
    .leftJoin(orders, and(eq(orders.shopId, npsReviews.shopId), eq(orders.id, npsReviews.orderId)))
    .leftJoin(
      updates,
      and(eq(updates.shopId, npsReviews.shopId), eq(updates.id, npsReviews.updateId)),
    )
    .where(and(answersWhere(shopId, args.filter), from.where))
    .orderBy(from.order)
    .limit(args.limit + 1);
  const found = page(rows, args.limit, (row) => ({ at: row.createdAt, id: String(row.id) }));
  return { rows: found.rows.map(answerOf), next: found.next };
}

const COLUMNS = {
  id: npsReviews.id,
  score: npsReviews.score,
  comment: npsReviews.comment,
  createdAt: npsReviews.createdAt,
  channel: npsChannels.name,
  category: npsCategories.name,
  customerId: npsReviews.customerId,
  customerName: customers.name,
  email: sql<string | null>`coalesce(${npsReviews.email}, ${customers.email})`,
  unusableEmail: npsReviews.unusableEmail,
  phone: npsReviews.phone,
  loyaltyId: npsReviews.loyaltyId,
  orderId: npsReviews.orderId,
  orderNumber: orders.number,
  orderRef: npsReviews.orderRef,
  updateId: npsReviews.updateId,
  updateTitle: updates.title,
  updateOrderId: updates.orderId,
  work: sql<
    Answer["work"]
  >`(select json_build_object('id', w.id, 'orderId', w.order_id, 'title', w.title,
    'solved', w.solved_at is not null)
    from updates w where w.shop_id = ${npsReviews.shopId} and w.id = ${npsReviews.workUpdateId})`,
  earlier: sql<
    EarlierAnswer[]
  >`(select coalesce(json_agg(json_build_object('score', v.score, 'comment', v.comment)
    order by v.id), '[]'::json)
    from nps_review_versions v where v.shop_id = ${npsReviews.shopId} and v.review_id = ${npsReviews.id})`,
};

type Row = Omit<Answer, "customer" | "order" | "update"> & {
  customerId: string | null;
  customerName: string | null;
  orderId: string | null;
  orderNumber: string | null;
  orderRef: string | null;
  updateId: string | null;
  updateTitle: string | null;
  updateOrderId: string | null;
};

function answerOf(row: Row): Answer {
  const { customerId, customerName, orderId, orderNumber, orderRef, ...rest } = row;
  const { updateId, updateTitle, updateOrderId, ...answer } = rest;
  const number = orderNumber ?? orderRef;
  return {
    ...answer,
    customer: customerId === null ? null : { id: customerId, name: customerName ?? "" },
    order: number === null ? null : { id: orderId, number },
    update:
      updateId && updateOrderId
        ? { id: updateId, orderId: updateOrderId, title: updateTitle ?? "" }
        : null,
  };
}
