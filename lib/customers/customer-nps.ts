import { and, desc, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import {
  npsCategories,
  npsChannels,
  npsInvitations,
  npsReviews,
  npsSurveys,
  updates,
} from "@/db/schema";
import type { InvitationState, SKIP_REASONS } from "@/lib/base/vocabularies";
import { SHOWN } from "@/lib/customers/customer-contact";
import { OF_REVIEW } from "@/lib/updates/of-review";

export type CustomerAnswer = {
  id: number;
  score: number;
  comment: string | null;
  channel: string;
  category: string;
  createdAt: Date;
  /** The update a rule opened for it. */
  work: { id: string; orderId: string; title: string } | null;
};

/** What was decided about asking the customer: about a solved update, or by a survey. */
export type CustomerInvitation = {
  id: string;
  state: InvitationState;
  reason: (typeof SKIP_REASONS)[number] | null;
  decidedAt: Date;
  lookAgainAt: Date | null;
  answeredAt: Date | null;
  mailId: string | null;
  update: { id: string; orderId: string; title: string } | null;
  survey: string | null;
};

type Whose = { shopId: string; customerId: string };

/** The customer's newest NPS answers. */
export function listAnswersOf({ shopId, customerId }: Whose): Promise<CustomerAnswer[]> {
  return database()
    .select({
      id: npsReviews.id,
      score: npsReviews.score,
      comment: npsReviews.comment,
      channel: npsChannels.name,
      category: npsCategories.name,
      createdAt: npsReviews.createdAt,
      work: { id: updates.id, orderId: updates.orderId, title: updates.title },
    })
    .from(npsReviews)
    .innerJoin(npsChannels, OF_REVIEW.channel)
    .innerJoin(npsCategories, OF_REVIEW.category)
    .leftJoin(
      updates,
      and(eq(updates.shopId, npsReviews.shopId), eq(updates.id, npsReviews.workUpdateId)),
    )
    .where(and(eq(npsReviews.shopId, shopId), eq(npsReviews.customerId, customerId)))
    .orderBy(sql`${npsReviews.createdAt} desc, ${npsReviews.id} desc`)
    .limit(SHOWN);
}

/** The newest decisions about asking the customer. */
export function listInvitationsOf({ shopId, customerId }: Whose): Promise<CustomerInvitation[]> {
  return database()
    .select({
      id: npsInvitations.id,
      state: npsInvitations.state,
      reason: npsInvitations.reason,
      decidedAt: npsInvitations.decidedAt,
      lookAgainAt: npsInvitations.lookAgainAt,
      answeredAt: npsInvitations.answeredAt,
      mailId: npsInvitations.mailId,
      update: { id: updates.id, orderId: updates.orderId, title: updates.title },
      survey: npsSurveys.name,
    })
    .from(npsInvitations)
    .leftJoin(
      updates,
      and(eq(updates.shopId, npsInvitations.shopId), eq(updates.id, npsInvitations.updateId)),
    )
    .leftJoin(
      npsSurveys,
      and(eq(npsSurveys.shopId, npsInvitations.shopId), eq(npsSurveys.id, npsInvitations.surveyId)),
    )
    .where(and(eq(npsInvitations.shopId, shopId), eq(npsInvitations.customerId, customerId)))
    .orderBy(desc(npsInvitations.decidedAt))
    .limit(SHOWN);
}
