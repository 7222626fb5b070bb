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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { SEGMENTS, SURVEY_KINDS } from "@/lib/base/vocabularies";
import { createdAt, enumChecks, moment, rowId, shopId } from "./columns";
import { npsCategories, npsChannels } from "./nps-lists";
import { shops } from "./shops";

/** General mail templates: the shop's own words with merge fields, for invitations. */
export const mailTemplates = pgTable(
  "mail_templates",
  {
    shopId: shopId().references(() => shops.id),
    id: rowId(),
    name: text("name").notNull(),
    subject: text("subject").notNull(),
    // Plain paragraphs or HTML, with merge fields; made safe whenever it is rendered.
    body: text("body").notNull(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    archivedAt: moment("archived_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex("mail_templates_name").on(t.shopId, t.name).where(sql`archived_at is null`),
    check("mail_templates_name_length", sql`char_length(${t.name}) between 1 and 100`),
    check("mail_templates_subject_length", sql`char_length(${t.subject}) between 1 and 200`),
    check("mail_templates_body_length", sql`char_length(${t.body}) between 1 and 50000`),
  ],
);

/** Settings → NPS, one row a shop. `lib/nps/schema.ts` holds the same limits for forms. */
export const npsSettings = pgTable(
  "nps_settings",
  {
    shopId: uuid("shop_id")
      .primaryKey()
      .references(() => shops.id),
    // Invitations after solved updates.
    invitationsOn: boolean("invitations_on").notNull().default(false),
    afterDays: integer("after_days").notNull().default(14),
    templateId: uuid("template_id"),
    successUrl: text("success_url"),
    errorUrl: text("error_url"),
    // Where their answers are counted.
    channelId: bigint("channel_id", { mode: "number" }).notNull(),
    categoryId: bigint("category_id", { mode: "number" }).notNull(),
    // Words the template check warns about; null: the catalogue's.
    loudWords: text("loud_words").array(),
    // How far the hourly job has come: every update solved up to here has been decided on.
    scannedTo: moment("scanned_to"),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    foreignKey({
      columns: [t.shopId, t.templateId],
      foreignColumns: [mailTemplates.shopId, mailTemplates.id],
    }),
    foreignKey({
      columns: [t.shopId, t.channelId],
      foreignColumns: [npsChannels.shopId, npsChannels.id],
    }),
    foreignKey({
      columns: [t.shopId, t.categoryId],
      foreignColumns: [npsCategories.shopId, npsCategories.id],
    }),
    check("nps_settings_after_days", sql`${t.afterDays} between 0 and 60`),
    check("nps_settings_success_url", sql`${t.successUrl} ~ '^https?://'`),
    check("nps_settings_error_url", sql`${t.errorUrl} ~ '^https?://'`),
    check(
      "nps_settings_complete",
      sql`not ${t.invitationsOn} or num_nonnulls(${t.templateId}, ${t.successUrl}, ${t.errorUrl}) = 3`,
    ),
  ],
);

/**
 * Surveys besides the one after solved updates. `days`: every so many (relationship), or so many
 * after the first order (lifecycle), an order or a delivery.
 */
export const npsSurveys = pgTable(
  "nps_surveys",
  {
    shopId: shopId().references(() => shops.id),
    id: rowId(),
    name: text("name").notNull(),
    kind: text("kind", { enum: SURVEY_KINDS }).notNull(),
    active: boolean("active").notNull().default(false),
    days: integer("days").notNull(),
    templateId: uuid("template_id").notNull(),
    channelId: bigint("channel_id", { mode: "number" }).notNull(),
    categoryId: bigint("category_id", { mode: "number" }).notNull(),
    segment: text("segment", { enum: SEGMENTS }).notNull().default("all"),
    // order_count: orders from … to; last_order: days since the last one, from … to; either end may be open.
    segmentFrom: integer("segment_from"),
    segmentTo: integer("segment_to"),
    // product: a name or SKU; tag: a customer's tag.
    segmentText: text("segment_text"),
    // Customers looked at in one hour.
    batchSize: integer("batch_size").notNull().default(500),
    // Where the customer lands after answering; null: our own page, which asks a second question.
    successUrl: text("success_url"),
    errorUrl: text("error_url"),
    // Relationship: rounds through all customers, in the order of their numbers.
    round: integer("round").notNull().default(0),
    roundStartedAt: moment("round_started_at"),
    reachedNumber: bigint("reached_number", { mode: "number" }),
    createdAt: createdAt(),
    archivedAt: moment("archived_at"),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex("nps_surveys_name").on(t.shopId, t.name).where(sql`archived_at is null`),
    index("nps_surveys_active").on(t.shopId).where(sql`active`),
    foreignKey({
      columns: [t.shopId, t.templateId],
      foreignColumns: [mailTemplates.shopId, mailTemplates.id],
    }),
    foreignKey({
      columns: [t.shopId, t.channelId],
      foreignColumns: [npsChannels.shopId, npsChannels.id],
    }),
    foreignKey({
      columns: [t.shopId, t.categoryId],
      foreignColumns: [npsCategories.shopId, npsCategories.id],
    }),
    check("nps_surveys_name_length", sql`char_length(${t.name}) between 1 and 100`),
    check(
      "nps_surveys_days",
      sql`${t.days} between case when ${t.kind} = 'relationship' then 7 else 0 end and 730`,
    ),
    check("nps_surveys_batch", sql`${t.batchSize} between 1 and 10000`),
    check(
      "nps_surveys_segment_complete",
      sql`case ${t.segment} when 'all' then num_nonnulls(${t.segmentFrom}, ${t.segmentTo}, ${t.segmentText}) = 0
        when 'order_count' then num_nonnulls(${t.segmentFrom}, ${t.segmentTo}) > 0 and ${t.segmentText} is null
        when 'last_order' then num_nonnulls(${t.segmentFrom}, ${t.segmentTo}) > 0 and ${t.segmentText} is null
        when 'product' then ${t.segmentText} is not null and num_nonnulls(${t.segmentFrom}, ${t.segmentTo}) = 0
        when 'tag' then ${t.segmentText} is not null and num_nonnulls(${t.segmentFrom}, ${t.segmentTo}) = 0
        else false end`,
    ),
    check("nps_surveys_range", sql`${t.segmentFrom} <= ${t.segmentTo}`),
    check("nps_surveys_success_url", sql`${t.successUrl} ~ '^https?://'`),
    check("nps_surveys_error_url", sql`${t.errorUrl} ~ '^https?://'`),
    check("nps_surveys_archived", sql`${t.archivedAt} is null or not ${t.active}`),
  ],
);
