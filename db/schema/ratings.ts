import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { RATING_SOURCES } from "@/lib/base/vocabularies";
import { createdAt, enumChecks, moment, rowId, shopId } from "./columns";
import { orders } from "./orders";
import { apiKeys, customers, members } from "./people";
import { updates } from "./updates";

/** One rating per update, for ever. Solver and assignee are copied here when it is given and never change. */
export const ratings = pgTable(
  "ratings",
  {
    shopId: shopId(),
    id: rowId(),
    updateId: uuid("update_id").notNull(),
    orderId: uuid("order_id").notNull(),
    customerId: uuid("customer_id").notNull(),
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
    index("ratings_by_solver").on(t.shopId, t.solverMemberId, t.createdAt),
    index("ratings_low").on(t.shopId, t.orderId).where(sql`stars <= 3`),
    check("ratings_stars", sql`${t.stars} between 1 and 5`),
    check("ratings_comment_length", sql`char_length(${t.comment}) between 1 and 500`),
    check("ratings_one_solver", sql`num_nonnulls(${t.solverMemberId}, ${t.solverApiKeyId}) <= 1`),
  ],
);
