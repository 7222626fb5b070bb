import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, moment, rowId, shopId } from "./columns";
import { orders } from "./orders";
import { apiKeys, customers, members } from "./people";
import { shops } from "./shops";

/** Coloured labels the shop can rename; they say nothing about an update's state. */
export const statuses = pgTable(
  "statuses",
  {
    shopId: shopId().references(() => shops.id),
    id: rowId(),
    name: text("name").notNull(),
    color: text("color").notNull(),
    position: integer("position").notNull(),
    archivedAt: moment("archived_at"),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    check("statuses_color", sql`${t.color} ~ '^#[0-9a-f]{6}$'`),
    check("statuses_name_length", sql`char_length(${t.name}) between 1 and 40`),
  ],
);

export const PRIORITIES = ["normal", "high", "urgent"] as const;

/**
 * A thread on an order. Open, solved and rated are read off `solved_at` and `rated_at`; the checks
 * make an open rated update, and a rated one the customer cannot see, impossible.
 */
export const updates = pgTable(
  "updates",
  {
    shopId: shopId(),
    id: rowId(),
    orderId: uuid("order_id").notNull(),
    title: text("title").notNull(),
    statusId: uuid("status_id").notNull(),
    // The status that re-opening brings back.
    formerStatusId: uuid("former_status_id"),
    assigneeId: uuid("assignee_id"),
    priority: text("priority", { enum: PRIORITIES }).notNull().default("normal"),
    visibleAt: moment("visible_at"),
    openedByMemberId: uuid("opened_by_member_id"),
    openedByCustomerId: uuid("opened_by_customer_id"),
    openedByApiKeyId: uuid("opened_by_api_key_id"),
    // The rated update whose reply link opened this one.
    followsUpdateId: uuid("follows_update_id"),
    solvedAt: moment("solved_at"),
    solvedByMemberId: uuid("solved_by_member_id"),
    solvedByApiKeyId: uuid("solved_by_api_key_id"),
    // Counts solves; a request to rate belongs to one of them and ends with it.
    solveNumber: integer("solve_number").notNull().default(0),
    notifiedAt: moment("notified_at"),
    ratedAt: moment("rated_at"),
    // Since when the customer waits for us; null while it is the customer's turn.
    waitingSince: moment("waiting_since"),
    customerWroteAt: moment("customer_wrote_at"),
    firstResponseAt: moment("first_response_at"),
    createdAt: createdAt(),
    activeAt: moment("active_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }),
    foreignKey({ columns: [t.shopId, t.statusId], foreignColumns: [statuses.shopId, statuses.id] }),
    foreignKey({
      columns: [t.shopId, t.formerStatusId],
      foreignColumns: [statuses.shopId, statuses.id],
    }),
    foreignKey({ columns: [t.shopId, t.assigneeId], foreignColumns: [members.shopId, members.id] }),
    foreignKey({
      columns: [t.shopId, t.openedByMemberId],
      foreignColumns: [members.shopId, members.id],
    }),
    foreignKey({
      columns: [t.shopId, t.openedByCustomerId],
      foreignColumns: [customers.shopId, customers.id],
    }),
    foreignKey({
      columns: [t.shopId, t.openedByApiKeyId],
      foreignColumns: [apiKeys.shopId, apiKeys.id],
    }),
    foreignKey({
      columns: [t.shopId, t.solvedByMemberId],
      foreignColumns: [members.shopId, members.id],
    }),
    foreignKey({
      columns: [t.shopId, t.solvedByApiKeyId],
      foreignColumns: [apiKeys.shopId, apiKeys.id],
    }),
    foreignKey({ columns: [t.shopId, t.followsUpdateId], foreignColumns: [t.shopId, t.id] }),
    index("updates_by_order").on(t.shopId, t.orderId, t.activeAt),
    index("updates_open").on(t.shopId, t.orderId).where(sql`solved_at is null`),
    index("updates_waiting").on(t.shopId, t.waitingSince).where(sql`waiting_since is not null`),
    index("updates_solved").on(t.shopId, t.solvedAt, t.id).where(sql`solved_at is not null`),
    index("updates_by_status").on(t.shopId, t.statusId),
    index("updates_by_assignee").on(t.shopId, t.assigneeId),
    // What somebody has to do, or what is unassigned: Home.
    index("updates_to_do").on(t.shopId, t.assigneeId, t.waitingSince).where(sql`solved_at is null`),
    index("updates_by_solver").on(t.shopId, t.solvedByMemberId, t.solvedAt),
    index("updates_follow_ups")
      .on(t.shopId, t.followsUpdateId)
      .where(sql`follows_update_id is not null`),
    check("updates_title_length", sql`char_length(${t.title}) between 1 and 191`),
    check("updates_priority", sql`${t.priority} in ('normal', 'high', 'urgent')`),
    check("updates_rated_is_solved", sql`${t.ratedAt} is null or ${t.solvedAt} is not null`),
    check("updates_rated_is_visible", sql`${t.ratedAt} is null or ${t.visibleAt} is not null`),
    check("updates_solved_not_waiting", sql`${t.solvedAt} is null or ${t.waitingSince} is null`),
    check(
      "updates_solver",
      sql`${t.solvedAt} is not null or (${t.solvedByMemberId} is null and ${t.solvedByApiKeyId} is null)`,
    ),
  ],
);

export const notes = pgTable(
  "notes",
  {
    shopId: shopId(),
    id: rowId(),
    updateId: uuid("update_id").notNull(),
    kind: text("kind", { enum: ["internal", "customer"] }).notNull(),
    body: text("body").notNull(),
    memberId: uuid("member_id"),
    customerId: uuid("customer_id"),
    apiKeyId: uuid("api_key_id"),
    // The mail that carries this note to the customer.
    mailId: uuid("mail_id"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({ columns: [t.shopId, t.updateId], foreignColumns: [updates.shopId, updates.id] }),
    foreignKey({ columns: [t.shopId, t.memberId], foreignColumns: [members.shopId, members.id] }),
    foreignKey({
      columns: [t.shopId, t.customerId],
      foreignColumns: [customers.shopId, customers.id],
    }),
    foreignKey({ columns: [t.shopId, t.apiKeyId], foreignColumns: [apiKeys.shopId, apiKeys.id] }),
    index("notes_by_update").on(t.shopId, t.updateId, t.createdAt),
    index("notes_by_mail").on(t.shopId, t.mailId).where(sql`mail_id is not null`),
    check("notes_kind", sql`${t.kind} in ('internal', 'customer')`),
    check("notes_body_length", sql`char_length(${t.body}) between 1 and 5000`),
    check("notes_one_author", sql`num_nonnulls(${t.memberId}, ${t.customerId}, ${t.apiKeyId}) = 1`),
    check("notes_customers_write_outside", sql`${t.customerId} is null or ${t.kind} = 'customer'`),
  ],
);
