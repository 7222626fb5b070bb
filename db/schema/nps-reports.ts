import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { NPS_REPORTS } from "@/lib/base/vocabularies";
import { enumChecks, moment, shopId } from "./columns";
import { shops } from "./shops";

/** Reports that took long to count, as they were counted last: what a big shop's pages show. */
export const npsReports = pgTable(
  "nps_reports",
  {
    shopId: shopId().references(() => shops.id),
    report: text("report", { enum: NPS_REPORTS }).notNull(),
    figures: jsonb("figures").notNull(),
    countedAt: moment("counted_at").notNull(),
    tookMs: integer("took_ms").notNull(),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.report] }),
    check("nps_reports_took", sql`${t.tookMs} >= 0`),
  ],
);
