import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { NPS_ANSWER_LIMITS, ORDER_LIMITS } from "@/lib/base/limits";
import { CONTACTS } from "@/lib/base/vocabularies";
import { createdAt, enumChecks, hasLength, moment, shopId } from "./columns";
import { npsCategories, npsChannels, numberId } from "./nps-lists";
import { npsRules } from "./nps-rules";
import { orders } from "./orders";
import { customers } from "./people";
import { shops } from "./shops";
import { updates } from "./updates";

/** One person's answer, at most one per channel, category and day. */
export const npsReviews = pgTable(
  "nps_reviews",
  {
    shopId: shopId().references(() => shops.id),
    id: numberId(),
    score: integer("score").notNull(),
    // The scale it was asked on: 0 to 10, or 1 to 10 on the compatible surfaces.
    lowest: integer("lowest").notNull(),
    comment: text("comment"),
    channelId: bigint("channel_id", { mode: "number" }).notNull(),
    categoryId: bigint("category_id", { mode: "number" }).notNull(),
    // Who answered, as one word: a customer of ours, else a hash of what they were known by.
    person: text("person").notNull(),
    customerId: uuid("customer_id"),
    email: text("email"),
    // An address as it was given that nothing can be sent to, in place of one that can.
    unusableEmail: text("unusable_email"),
    phone: text("phone"),
    loyaltyId: text("loyalty_id"),
    deviceId: text("device_id"),
    orderId: uuid("order_id"),
    // The order as the sender named it, also where we do not know it.
    orderRef: text("order_ref"),
    // The solved update it was asked about.
    updateId: uuid("update_id"),
    // Whether this customer had a visible update in the 90 days before; null where nobody knows who answered.
    hadContact: boolean("had_contact"),
    // The update a rule opened because of it.
    ruleId: uuid("rule_id"),
    workUpdateId: uuid("work_update_id"),
    // The day in the shop's time zone.
    day: date("day").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique("nps_reviews_once_a_day").on(t.shopId, t.person, t.channelId, t.categoryId, t.day),
    foreignKey({
      columns: [t.shopId, t.channelId],
      foreignColumns: [npsChannels.shopId, npsChannels.id],
    }),
    foreignKey({
      columns: [t.shopId, t.categoryId],
      foreignColumns: [npsCategories.shopId, npsCategories.id],
    }),
    foreignKey({
      columns: [t.shopId, t.customerId],
      foreignColumns: [customers.shopId, customers.id],
    }),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }),
    foreignKey({ columns: [t.shopId, t.updateId], foreignColumns: [updates.shopId, updates.id] }),
    foreignKey({
      columns: [t.shopId, t.workUpdateId],
      foreignColumns: [updates.shopId, updates.id],
    }),
    // A removed rule leaves its answers as they are.
    foreignKey({ columns: [t.shopId, t.ruleId], foreignColumns: [npsRules.shopId, npsRules.id] }),
    index("nps_reviews_newest").on(t.shopId, t.createdAt, t.id),
    index("nps_reviews_by_score").on(t.shopId, t.score, t.createdAt, t.id),
    index("nps_reviews_by_channel").on(t.shopId, t.channelId, t.createdAt, t.id),
    index("nps_reviews_by_category").on(t.shopId, t.categoryId, t.createdAt, t.id),
    index("nps_reviews_by_customer")
      .on(t.shopId, t.customerId, t.createdAt)
      .where(sql`customer_id is not null`),
    index("nps_reviews_by_email").on(t.shopId, t.email).where(sql`email is not null`),
    index("nps_reviews_by_unusable_email")
      .on(t.shopId, t.unusableEmail)
      .where(sql`unusable_email is not null`),
    index("nps_reviews_by_order_ref").on(t.shopId, t.orderRef).where(sql`order_ref is not null`),
    index("nps_reviews_by_order").on(t.shopId, t.orderId).where(sql`order_id is not null`),
    index("nps_reviews_by_update").on(t.shopId, t.updateId).where(sql`update_id is not null`),
    index("nps_reviews_by_rule").on(t.shopId, t.ruleId).where(sql`rule_id is not null`),
    uniqueIndex("nps_reviews_work")
      .on(t.shopId, t.workUpdateId)
      .where(sql`work_update_id is not null`),
    check(
      "nps_reviews_score",
      sql`${t.score} between ${t.lowest} and 10 and ${t.lowest} in (0, 1)`,
    ),
    check("nps_reviews_one_address", sql`num_nonnulls(${t.email}, ${t.unusableEmail}) <= 1`),
    check(
      "nps_reviews_unusable_email_length",
      hasLength(t.unusableEmail, ORDER_LIMITS.unusableEmail),
    ),
    check("nps_reviews_comment_length", hasLength(t.comment, NPS_ANSWER_LIMITS.comment)),
  ],
);

/** What a review said before the same person answered again the same day. */
export const npsReviewVersions = pgTable(
  "nps_review_versions",
  {
    shopId: shopId(),
    id: numberId(),
    reviewId: bigint("review_id", { mode: "number" }).notNull(),
    score: integer("score").notNull(),
    comment: text("comment"),
    replacedAt: moment("replaced_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({
      columns: [t.shopId, t.reviewId],
      foreignColumns: [npsReviews.shopId, npsReviews.id],
    }),
    index("nps_review_versions_by_review").on(t.shopId, t.reviewId),
  ],
);

const counts = () => ({
  channelId: bigint("channel_id", { mode: "number" }).notNull(),
  categoryId: bigint("category_id", { mode: "number" }).notNull(),
  contact: text("contact", { enum: CONTACTS }).notNull(),
  score: integer("score").notNull(),
  answers: integer("answers").notNull(),
});

/** How many answers of each score there were on a day; a trigger on `nps_reviews` keeps count. */
export const npsDays = pgTable(
  "nps_days",
  { shopId: shopId().references(() => shops.id), day: date("day").notNull(), ...counts() },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.day, t.channelId, t.categoryId, t.contact, t.score] }),
  ],
);

/** The same by month, each under its first day: what years are summed up from. */
export const npsMonths = pgTable(
  "nps_months",
  { shopId: shopId().references(() => shops.id), month: date("month").notNull(), ...counts() },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.month, t.channelId, t.categoryId, t.contact, t.score] }),
  ],
);
