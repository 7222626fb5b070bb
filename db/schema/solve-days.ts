import { date, foreignKey, integer, pgTable, unique, uuid } from "drizzle-orm/pg-core";
import { shopId } from "./columns";
import { members } from "./people";

/**
 * How many solves a day had, by the member they are credited to; triggers on `solves` keep count, by
 * the shop's calendar. Solves that were undone count nowhere.
 */
export const solveDays = pgTable(
  "solve_days",
  {
    shopId: shopId(),
    day: date("day").notNull(),
    byMemberId: uuid("by_member_id"),
    solves: integer("solves").notNull(),
    // Those of which the customer was told nothing.
    silent: integer("silent").notNull(),
    // Those re-opened within 14 days, and not by mistake.
    reopened: integer("reopened").notNull(),
  },
  (t) => [
    unique("solve_days_once").on(t.shopId, t.day, t.byMemberId).nullsNotDistinct(),
    foreignKey({ columns: [t.shopId, t.byMemberId], foreignColumns: [members.shopId, members.id] }),
  ],
);
