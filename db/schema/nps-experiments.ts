import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { EXPERIMENT_LIMITS } from "@/lib/base/limits";
import { EXPERIMENT_SUBJECTS } from "@/lib/base/vocabularies";
import { enumChecks, isWithin, moment, rowId, shopId } from "./columns";
import { mailTemplates, npsSurveys } from "./nps-surveys";
import { members } from "./people";
import { shops } from "./shops";

/** Splits a survey's invitations in two, by customer: `a` as set, `b` with another delay or wording. */
export const npsExperiments = pgTable(
  "nps_experiments",
  {
    shopId: shopId().references(() => shops.id),
    id: rowId(),
    surveyId: uuid("survey_id").notNull(),
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
    uniqueIndex("nps_experiments_one_runs").on(t.shopId, t.surveyId).where(sql`ended_at is null`),
    index("nps_experiments_by_survey").on(t.shopId, t.surveyId),
    foreignKey({
      columns: [t.shopId, t.surveyId],
      foreignColumns: [npsSurveys.shopId, npsSurveys.id],
    }),
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
    check("nps_experiments_days", isWithin(t.otherDays, EXPERIMENT_LIMITS.otherDays)),
    check("nps_experiments_planned", isWithin(t.plannedEach, EXPERIMENT_LIMITS.plannedEach)),
    check(
      "nps_experiments_other",
      sql`(${t.about} = 'delay') = (${t.otherDays} is not null) and (${t.about} = 'wording') = (${t.otherTemplateId} is not null)`,
    ),
  ],
);
