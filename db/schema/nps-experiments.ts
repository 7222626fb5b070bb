import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { EXPERIMENT_SUBJECTS } from "@/lib/base/vocabularies";
import { enumChecks, moment, rowId, shopId } from "./columns";
import { mailTemplates } from "./nps-surveys";
import { members } from "./people";
import { shops } from "./shops";

/** Splits the invitations after solved updates in two, by customer: `a` as set, `b` with another delay or wording. */
export const npsExperiments = pgTable(
  "nps_experiments",
  {
    shopId: shopId().references(() => shops.id),
    id: rowId(),
    about: text("about", { enum: EXPERIMENT_SUBJECTS }).notNull(),
    otherDays: integer("other_days"),
    otherTemplateId: uuid("other_template_id"),
    // What `a` was when it began; changing it afterwards ends the experiment.
    baseDays: integer("base_days").notNull(),
    baseTemplateId: uuid("base_template_id").notNull(),
    // Invitations planned on each side before the difference is judged.
    plannedEach: integer("planned_each").notNull(),
    startedById: uuid("started_by_id").notNull(),
    startedAt: moment("started_at").notNull().defaultNow(),
    endedAt: moment("ended_at"),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex("nps_experiments_one_runs").on(t.shopId).where(sql`ended_at is null`),
    foreignKey({
      columns: [t.shopId, t.otherTemplateId],
      foreignColumns: [mailTemplates.shopId, mailTemplates.id],
    }),
    foreignKey({
      columns: [t.shopId, t.baseTemplateId],
      foreignColumns: [mailTemplates.shopId, mailTemplates.id],
    }),
    foreignKey({
      columns: [t.shopId, t.startedById],
      foreignColumns: [members.shopId, members.id],
    }),
    check("nps_experiments_days", sql`${t.otherDays} between 0 and 60`),
    check("nps_experiments_planned", sql`${t.plannedEach} between 50 and 100000`),
    check(
      "nps_experiments_other",
      sql`(${t.about} = 'delay') = (${t.otherDays} is not null) and (${t.about} = 'wording') = (${t.otherTemplateId} is not null)`,
    ),
  ],
);
