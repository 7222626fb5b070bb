import { and, asc, eq, gt, sql } from "drizzle-orm";
import { database } from "@/db/client";
import {
  npsCategories,
  npsChannels,
  npsInvitations,
  npsReviews,
  npsSurveys,
  updates,
} from "@/db/schema";
import { type Addresses, isAnswerOf } from "@/lib/customers/belongings";
import type { ExportedAnswer, ExportedInvitation } from "@/lib/customers/export-parts";
import type { Whose } from "@/lib/orders/require-customer";
import { OF_REVIEW } from "@/lib/updates/of-review";

/** Rows read at once. */
const PAGE = 200;

type AnswerRow = ExportedAnswer & { id: number };

/** Every NPS answer of a customer, also those given under their address without being known. */
export async function* readAnswers(
  whose: Whose,
  addresses: Addresses,
): AsyncGenerator<ExportedAnswer> {
  let last = 0;
  for (;;) {
    const rows: AnswerRow[] = await database()
      .select({
        id: npsReviews.id,
        at: npsReviews.createdAt,
        score: npsReviews.score,
        scaleFrom: npsReviews.lowest,
        comment: npsReviews.comment,
        channel: npsChannels.name,
        category: npsCategories.name,
        email: npsReviews.email,
        unusableEmail: npsReviews.unusableEmail,
        phone: npsReviews.phone,
        loyaltyId: npsReviews.loyaltyId,
        deviceId: npsReviews.deviceId,
        order: sql<string | null>`coalesce(${npsReviews.orderRef}, (select o.number from orders o
          where o.shop_id = ${npsReviews.shopId} and o.id = ${npsReviews.orderId}))`,
        earlier: sql<ExportedAnswer["earlier"]>`coalesce((
          select json_agg(json_build_object('score', v.score, 'comment', v.comment, 'replacedAt', v.replaced_at) order by v.id)
          from nps_review_versions v
          where v.shop_id = ${npsReviews.shopId} and v.review_id = ${npsReviews.id}), '[]'::json)`,
      })
      .from(npsReviews)
      .innerJoin(npsChannels, OF_REVIEW.channel)
      .innerJoin(npsCategories, OF_REVIEW.category)
      .where(and(isAnswerOf(whose, addresses, { claimed: false }), gt(npsReviews.id, last)))
      .orderBy(asc(npsReviews.id))
      .limit(PAGE);
    if (rows.length === 0) return;
    for (const { id: _, ...answer } of rows) yield answer;
    last = rows.at(-1)?.id ?? 0;
  }
}

/** Every decision about asking a customer for an NPS answer. */
export async function* readInvitations({
  shopId,
  customerId,
}: Whose): AsyncGenerator<ExportedInvitation> {
  let last: string | null = null;
  for (;;) {
    const rows: (ExportedInvitation & { id: string })[] = await database()
      .select({
        id: npsInvitations.id,
        decidedAt: npsInvitations.decidedAt,
        state: npsInvitations.state,
        reason: npsInvitations.reason,
        about: sql<string>`coalesce(${updates.title}, ${npsSurveys.name}, '')`,
        answeredAt: npsInvitations.answeredAt,
      })
      .from(npsInvitations)
      .leftJoin(
        updates,
        and(eq(updates.shopId, npsInvitations.shopId), eq(updates.id, npsInvitations.updateId)),
      )
      .leftJoin(
        npsSurveys,
        and(
          eq(npsSurveys.shopId, npsInvitations.shopId),
          eq(npsSurveys.id, npsInvitations.surveyId),
        ),
      )
      .where(
        and(
          eq(npsInvitations.shopId, shopId),
          eq(npsInvitations.customerId, customerId),
          last ? gt(npsInvitations.id, last) : undefined,
        ),
      )
      .orderBy(asc(npsInvitations.id))
      .limit(PAGE);
    if (rows.length === 0) return;
    for (const { id: _, ...invitation } of rows) yield invitation;
    last = rows.at(-1)?.id ?? null;
  }
}
