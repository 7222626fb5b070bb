import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { INVITATION_STATES, SKIP_REASONS, VARIANTS } from "@/lib/base/vocabularies";
import { enumChecks, moment, rowId, shopId } from "./columns";
import { mails } from "./mail";
import { npsReviews } from "./nps";
import { npsExperiments } from "./nps-experiments";
import { npsSurveys } from "./nps-surveys";
import { orders } from "./orders";
import { customers } from "./people";
import { updates } from "./updates";

/** What was decided about inviting somebody, once for each occasion of a survey. */
export const npsInvitations = pgTable(
  "nps_invitations",
  {
    shopId: shopId(),
    id: rowId(),
    surveyId: uuid("survey_id").notNull(),
    // What the customer is asked about: the update's or the order's id, the round's number, or nothing where there is but one.
    occasion: text("occasion").notNull(),
    // The same as a row, where it is an update.
    updateId: uuid("update_id"),
    customerId: uuid("customer_id").notNull(),
    orderId: uuid("order_id").notNull(),
    experimentId: uuid("experiment_id"),
    variant: text("variant", { enum: VARIANTS }),
    state: text("state", { enum: INVITATION_STATES }).notNull(),
    reason: text("reason", { enum: SKIP_REASONS }),
    mailId: uuid("mail_id"),
    // Of a waiting one: when it is decided on again.
    recheckAt: moment("recheck_at"),
    decidedAt: moment("decided_at").notNull().defaultNow(),
    // The one vote it is good for.
    answeredAt: moment("answered_at"),
    reviewId: bigint("review_id", { mode: "number" }),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex("nps_invitations_once").on(t.shopId, t.surveyId, t.customerId, t.occasion),
    foreignKey({ columns: [t.shopId, t.updateId], foreignColumns: [updates.shopId, updates.id] }),
    foreignKey({
      columns: [t.shopId, t.surveyId],
      foreignColumns: [npsSurveys.shopId, npsSurveys.id],
    }),
    foreignKey({
      columns: [t.shopId, t.customerId],
      foreignColumns: [customers.shopId, customers.id],
    }),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }),
    foreignKey({ columns: [t.shopId, t.mailId], foreignColumns: [mails.shopId, mails.id] }),
    foreignKey({
      columns: [t.shopId, t.experimentId],
      foreignColumns: [npsExperiments.shopId, npsExperiments.id],
    }),
    foreignKey({
      columns: [t.shopId, t.reviewId],
      foreignColumns: [npsReviews.shopId, npsReviews.id],
    }),
    index("nps_invitations_by_decision").on(t.shopId, t.surveyId, t.decidedAt, t.id),
    index("nps_invitations_by_update").on(t.shopId, t.updateId).where(sql`update_id is not null`),
    index("nps_invitations_by_customer").on(t.shopId, t.customerId, t.decidedAt),
    index("nps_invitations_by_order").on(t.shopId, t.orderId),
    index("nps_invitations_by_experiment")
      .on(t.shopId, t.experimentId, t.variant)
      .where(sql`experiment_id is not null`),
    index("nps_invitations_by_mail").on(t.shopId, t.mailId).where(sql`mail_id is not null`),
    index("nps_invitations_by_review").on(t.shopId, t.reviewId).where(sql`review_id is not null`),
    index("nps_invitations_to_recheck")
      .on(t.shopId, t.surveyId, t.recheckAt)
      .where(sql`recheck_at is not null`),
    // Those a reason kept from being invited: the lists behind the numbers of the coverage.
    index("nps_invitations_by_reason")
      .on(t.shopId, t.surveyId, t.reason, t.decidedAt, t.id)
      .where(sql`state = 'skipped'`),
    // Who was left out for being unhappy: the score's page says how many.
    index("nps_invitations_left_out")
      .on(t.shopId, t.decidedAt, t.customerId)
      .where(sql`reason in ('awaiting_reply', 'unrecovered')`),
    check("nps_invitations_about", sql`${t.occasion} = ${t.updateId}::text`),
    // A mail that was queued and then not sent leaves its trace.
    check("nps_invitations_mail", sql`${t.state} <> 'invited' or ${t.mailId} is not null`),
    check("nps_invitations_says_why", sql`(${t.state} = 'invited') = (${t.reason} is null)`),
    check(
      "nps_invitations_waiting_until",
      sql`(${t.state} = 'waiting') = (${t.recheckAt} is not null)`,
    ),
    check("nps_invitations_experiment", sql`(${t.experimentId} is null) = (${t.variant} is null)`),
    check(
      "nps_invitations_answer",
      sql`${t.reviewId} is null or (${t.answeredAt} is not null and ${t.state} = 'invited')`,
    ),
  ],
);
