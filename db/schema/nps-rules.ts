import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { NAME_LIMIT, UPDATE_LIMITS } from "@/lib/base/limits";
import { PRIORITIES } from "@/lib/base/vocabularies";
import { createdAt, enumChecks, hasLength, rowId, shopId } from "./columns";
import { npsCategories } from "./nps-lists";
import { members } from "./people";
import { shops } from "./shops";
import { statuses } from "./statuses";

/** Which answers become work, and what that work looks like; the first rule that fits counts. */
export const npsRules = pgTable(
  "nps_rules",
  {
    shopId: shopId().references(() => shops.id),
    id: rowId(),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    active: boolean("active").notNull().default(true),
    // Fits scores up to here.
    maxScore: integer("max_score").notNull(),
    // Null: answers of every category.
    categoryId: bigint("category_id", { mode: "number" }),
    // One of these words in the comment; none: any answer, with a comment or without.
    keywords: text("keywords").array().notNull().default(sql`'{}'`),
    // Of the update it opens.
    title: text("title").notNull(),
    statusId: uuid("status_id").notNull(),
    priority: text("priority", { enum: PRIORITIES }).notNull().default("normal"),
    assigneeId: uuid("assignee_id"),
    createdAt: createdAt(),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({
      columns: [t.shopId, t.categoryId],
      foreignColumns: [npsCategories.shopId, npsCategories.id],
    }),
    foreignKey({ columns: [t.shopId, t.statusId], foreignColumns: [statuses.shopId, statuses.id] }),
    foreignKey({ columns: [t.shopId, t.assigneeId], foreignColumns: [members.shopId, members.id] }),
    index("nps_rules_in_order").on(t.shopId, t.position),
    index("nps_rules_by_category").on(t.shopId, t.categoryId),
    index("nps_rules_by_status").on(t.shopId, t.statusId),
    index("nps_rules_by_assignee").on(t.shopId, t.assigneeId),
    check("nps_rules_score", sql`${t.maxScore} between 0 and 10`),
    check("nps_rules_name_length", hasLength(t.name, NAME_LIMIT)),
    check("nps_rules_title_length", hasLength(t.title, UPDATE_LIMITS.title)),
    check("nps_rules_keywords", sql`cardinality(${t.keywords}) <= 50`),
  ],
);
