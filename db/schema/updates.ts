import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  type PgTableExtraConfigValue,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { UPDATE_LIMITS } from "@/lib/base/limits";
import { PRIORITIES } from "@/lib/base/vocabularies";
import { apiKeys } from "./api-keys";
import { createdAt, enumChecks, hasLength, moment, rowId, shopId } from "./columns";
import { orders } from "./orders";
import { customers, members } from "./people";
import { statuses } from "./statuses";

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
    assigneeId: uuid("assignee_id"),
    priority: text("priority", { enum: PRIORITIES }).notNull().default("normal"),
    visibleAt: moment("visible_at"),
    openedByMemberId: uuid("opened_by_member_id"),
    openedByCustomerId: uuid("opened_by_customer_id"),
    openedByApiKeyId: uuid("opened_by_api_key_id"),
    // The rated update this one follows up: opened by the customer from the apology, or by the team.
    followsUpdateId: uuid("follows_update_id"),
    solvedAt: moment("solved_at"),
    // The latest solve, also while it is re-opened; null until there is one.
    solveNumber: integer("solve_number"),
    ratedAt: moment("rated_at"),
    // Since when the customer waits for us; null while it is the customer's turn.
    waitingSince: moment("waiting_since"),
    customerWroteAt: moment("customer_wrote_at"),
    firstResponseAt: moment("first_response_at"),
    createdAt: createdAt(),
    activeAt: moment("active_at").notNull().defaultNow(),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }),
    foreignKey({ columns: [t.shopId, t.statusId], foreignColumns: [statuses.shopId, statuses.id] }),
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
      name: "updates_latest_solve",
      columns: [t.shopId, t.id, t.solveNumber],
      foreignColumns: [solves.shopId, solves.updateId, solves.number],
    }),
    foreignKey({ columns: [t.shopId, t.followsUpdateId], foreignColumns: [t.shopId, t.id] }),
    index("updates_by_order").on(t.shopId, t.orderId, t.activeAt),
    index("updates_open").on(t.shopId, t.orderId).where(sql`solved_at is null`),
    index("updates_opened")
      .on(t.shopId, t.createdAt, t.orderId, t.id)
      .where(sql`solved_at is null`),
    // Open again: few, whatever was solved.
    index("updates_open_again")
      .on(t.shopId, t.id)
      .where(sql`solved_at is null and solve_number is not null`),
    // On which order and whose, so that a page and counting need nothing else.
    index("updates_waits")
      .on(t.shopId, t.waitingSince, t.orderId, t.id, t.assigneeId)
      .where(sql`waiting_since is not null`),
    index("updates_solved").on(t.shopId, t.solvedAt, t.id).where(sql`solved_at is not null`),
    index("updates_by_status").on(t.shopId, t.statusId),
    index("updates_by_assignee").on(t.shopId, t.assigneeId),
    // What somebody has to do, or what is unassigned: Home.
    index("updates_to_do").on(t.shopId, t.assigneeId, t.waitingSince).where(sql`solved_at is null`),
    // What waits for nobody here, the latest first.
    index("updates_open_of")
      .on(t.shopId, t.assigneeId, t.activeAt)
      .where(sql`solved_at is null and waiting_since is null`),
    // What nobody has, those that wait longest first: Home.
    index("updates_unassigned")
      .on(t.shopId, t.waitingSince, sql`active_at desc`)
      .where(sql`solved_at is null and assignee_id is null`),
    // Work that a rule opened for an answer: nobody's doing.
    index("updates_open_work")
      .on(t.shopId, t.id)
      .where(
        sql`solved_at is null and num_nonnulls(opened_by_member_id, opened_by_customer_id, opened_by_api_key_id) = 0`,
      ),
    index("updates_follow_ups")
      .on(t.shopId, t.followsUpdateId)
      .where(sql`follows_update_id is not null`),
    check("updates_title_length", hasLength(t.title, UPDATE_LIMITS.title)),
    check("updates_rated_is_solved", sql`${t.ratedAt} is null or ${t.solvedAt} is not null`),
    check("updates_rated_is_visible", sql`${t.ratedAt} is null or ${t.visibleAt} is not null`),
    check("updates_solved_not_waiting", sql`${t.solvedAt} is null or ${t.waitingSince} is null`),
    check("updates_solved_has_solve", sql`${t.solvedAt} is null or ${t.solveNumber} is not null`),
  ],
);

/**
 * Each time an update was solved. Re-opening is written down here and wipes nothing; a re-opening
 * that is undone counts as none, and so does a solve that is. What was rated is final (see the triggers), and a solve goes only with its update.
 */
export const solves = pgTable(
  "solves",
  {
    shopId: shopId(),
    updateId: uuid("update_id").notNull(),
    // 1 for an update's first solve, and so on.
    number: integer("number").notNull(),
    solvedAt: moment("solved_at").notNull(),
    // Who it is credited to; neither where nobody knows.
    byMemberId: uuid("by_member_id"),
    byApiKeyId: uuid("by_api_key_id"),
    // When the customer was told; null after a silent solve.
    notifiedAt: moment("notified_at"),
    // The status that re-opening brings back; unknown of solves from before this table.
    statusBeforeId: uuid("status_before_id"),
    // Since when the customer waited for us until then: what undoing brings back with the status.
    waitingSinceBefore: moment("waiting_since_before"),
    reopenedAt: moment("reopened_at"),
    reopenedByMemberId: uuid("reopened_by_member_id"),
    reopenedByCustomerId: uuid("reopened_by_customer_id"),
    reopenedByApiKeyId: uuid("reopened_by_api_key_id"),
    reopeningUndoneAt: moment("reopening_undone_at"),
    // Taken back before anybody was told: it never was, for every figure.
    undoneAt: moment("undone_at"),
  },
  (t): PgTableExtraConfigValue[] => [
    primaryKey({ columns: [t.shopId, t.updateId, t.number] }),
    foreignKey({
      columns: [t.shopId, t.updateId],
      foreignColumns: [updates.shopId, updates.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.shopId, t.byMemberId], foreignColumns: [members.shopId, members.id] }),
    foreignKey({
      columns: [t.shopId, t.byApiKeyId],
      foreignColumns: [apiKeys.shopId, apiKeys.id],
    }),
    foreignKey({
      columns: [t.shopId, t.statusBeforeId],
      foreignColumns: [statuses.shopId, statuses.id],
    }),
    foreignKey({
      columns: [t.shopId, t.reopenedByMemberId],
      foreignColumns: [members.shopId, members.id],
    }),
    foreignKey({
      columns: [t.shopId, t.reopenedByCustomerId],
      foreignColumns: [customers.shopId, customers.id],
    }),
    foreignKey({
      columns: [t.shopId, t.reopenedByApiKeyId],
      foreignColumns: [apiKeys.shopId, apiKeys.id],
    }),
    index("solves_by_solver").on(t.shopId, t.byMemberId, t.solvedAt),
    check("solves_number", sql`${t.number} >= 1`),
    check("solves_one_solver", sql`num_nonnulls(${t.byMemberId}, ${t.byApiKeyId}) <= 1`),
    check(
      "solves_reopened_by",
      sql`num_nonnulls(${t.reopenedByMemberId}, ${t.reopenedByCustomerId}, ${t.reopenedByApiKeyId}) <= case when ${t.reopenedAt} is null then 0 else 1 end`,
    ),
    check(
      "solves_undone_was_reopened",
      sql`${t.reopeningUndoneAt} is null or ${t.reopenedAt} is not null`,
    ),
    check("solves_undone_is_no_reopening", sql`${t.undoneAt} is null or ${t.reopenedAt} is null`),
  ],
);
