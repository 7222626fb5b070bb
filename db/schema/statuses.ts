import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { STATUS_LIMITS } from "@/lib/base/limits";
import { hasLength, moment, rowId, shopId } from "./columns";
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
    check("statuses_name_length", hasLength(t.name, STATUS_LIMITS.name)),
  ],
);
