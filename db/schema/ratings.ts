import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { RATING_LIMITS } from "@/lib/base/limits";
import { RATING_SOURCES } from "@/lib/base/vocabularies";
import { apiKeys } from "./api-keys";
import { createdAt, enumChecks, hasLength, moment, rowId, shopId } from "./columns";
import { orders } from "./orders";
import { customers, members } from "./people";
import { solves, updates } from "./updates";

/** One rating per update, for ever. Solver and assignee are copied here when it is given and never change. */
export const ratings = pgTable(
  "ratings",
  {
    shopId: shopId(),
    id: rowId(),
    updateId: uuid("update_id").notNull(),
    orderId: uuid("order_id").notNull(),
    customerId: uuid("customer_id").notNull(),
    // Which of the update's solves it is about.
    solveNumber: integer("solve_number").notNull(),
    stars: integer("stars").notNull(),
    comment: text("comment"),
    solverMemberId: uuid("solver_member_id"),
    solverApiKeyId: uuid("solver_api_key_id"),
    assigneeMemberId: uuid("assignee_member_id"),
    solvedAt: moment("solved_at").notNull(),
    source: text("source", { enum: RATING_SOURCES }).notNull(),
    // Mail kinds that settings ruled out at that moment; they stay unsent even when switched on later.
    suppressed: text("suppressed").array().notNull().default(sql`'{}'`),
    createdAt: createdAt(),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.id] }),
    unique("ratings_one_per_update").on(t.shopId, t.updateId),
    foreignKey({ columns: [t.shopId, t.updateId], foreignColumns: [updates.shopId, updates.id] }),
    foreignKey({
      name: "ratings_of_solve",
      columns: [t.shopId, t.updateId, t.solveNumber],
      foreignColumns: [solves.shopId, solves.updateId, solves.number],
    }),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }),
    foreignKey({
      columns: [t.shopId, t.customerId],
      foreignColumns: [customers.shopId, customers.id],
    }),
    foreignKey({
      columns: [t.shopId, t.solverMemberId],
      foreignColumns: [members.shopId, members.id],
    }),
    foreignKey({
      columns: [t.shopId, t.solverApiKeyId],
      foreignColumns: [apiKeys.shopId, apiKeys.id],
    }),
    foreignKey({
      columns: [t.shopId, t.assigneeMemberId],
      foreignColumns: [members.shopId, members.id],
    }),
    index("ratings_newest").on(t.shopId, t.createdAt, t.id),
    index("ratings_by_order").on(t.shopId, t.orderId),
    index("ratings_by_customer").on(t.shopId, t.customerId, t.createdAt),
    // The feed's filters, each page merged out of them: see `ratingPage`.
    index("ratings_by_stars").on(t.shopId, sql`num_nonnulls(comment)`, t.stars, t.createdAt, t.id),
    index("ratings_by_member").on(
      t.shopId,
      t.solverMemberId,
      sql`num_nonnulls(comment)`,
      t.stars,
      t.createdAt,
      t.id,
    ),
    index("ratings_low").on(t.shopId, t.orderId).where(sql`stars <= 3`),
    check("ratings_stars", sql`${t.stars} between 1 and 5`),
    check("ratings_comment_length", hasLength(t.comment, RATING_LIMITS.comment)),
    check("ratings_one_solver", sql`num_nonnulls(${t.solverMemberId}, ${t.solverApiKeyId}) <= 1`),
  ],
);

/** How many ratings of each kind there were on a day of the shop's calendar; triggers on `ratings` and `shops` keep count. */
export const ratingDays = pgTable(
  "rating_days",
  {
    shopId: shopId(),
    day: date("day").notNull(),
    solverMemberId: uuid("solver_member_id"),
    source: text("source", { enum: RATING_SOURCES }).notNull(),
    stars: integer("stars").notNull(),
    ratings: integer("ratings").notNull(),
    // Those among them with words.
    comments: integer("comments").notNull().default(0),
  },
  (t) => [
    ...enumChecks(t),
    unique("rating_days_once")
      .on(t.shopId, t.day, t.solverMemberId, t.source, t.stars)
      .nullsNotDistinct(),
    foreignKey({
      columns: [t.shopId, t.solverMemberId],
      foreignColumns: [members.shopId, members.id],
    }),
  ],
);
