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
import { NAME_LIMIT, TEMPLATE_LIMITS } from "@/lib/base/limits";
import { LOCALES, SEGMENTS, SURVEY_KINDS } from "@/lib/base/vocabularies";
import { createdAt, enumChecks, hasLength, moment, rowId, shopId } from "./columns";
import { npsCategories, npsChannels } from "./nps-lists";
import { shops } from "./shops";

/** General mail templates: the shop's own words with merge fields, for invitations. */
export const mailTemplates = pgTable(
  "mail_templates",
  {
    shopId: shopId().references(() => shops.id),
    id: rowId(),
    name: text("name").notNull(),
    // The language of the words here; other languages have rows of their own.
    locale: text("locale", { enum: LOCALES }).notNull(),
    subject: text("subject").notNull(),
    // Plain paragraphs or HTML, with merge fields; made safe whenever it is rendered.
    body: text("body").notNull(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    archivedAt: moment("archived_at"),
    createdAt: createdAt(),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex("mail_templates_name").on(t.shopId, t.name).where(sql`archived_at is null`),
    check("mail_templates_name_length", hasLength(t.name, NAME_LIMIT)),
    check("mail_templates_subject_length", hasLength(t.subject, TEMPLATE_LIMITS.subject)),
    check("mail_templates_body_length", hasLength(t.body, TEMPLATE_LIMITS.body)),
  ],
);

/** A template's words in another language; one without a row takes those of the shop's language. */
export const mailTemplateTexts = pgTable(
  "mail_template_texts",
  {
    shopId: shopId(),
    templateId: uuid("template_id").notNull(),
    locale: text("locale", { enum: LOCALES }).notNull(),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.templateId, t.locale] }),
    foreignKey({
      name: "mail_template_texts_of_template",
      columns: [t.shopId, t.templateId],
      foreignColumns: [mailTemplates.shopId, mailTemplates.id],
    }),
    check("mail_template_texts_subject_length", hasLength(t.subject, TEMPLATE_LIMITS.subject)),
    check("mail_template_texts_body_length", hasLength(t.body, TEMPLATE_LIMITS.body)),
  ],
);

/** What NPS keeps of a shop as a whole, one row each; also the lock under which its NPS settings change. */
export const npsSettings = pgTable("nps_settings", {
  shopId: uuid("shop_id")
    .primaryKey()
    .references(() => shops.id),
  // Words the template check warns about; null: the catalogue's.
  loudWords: text("loud_words").array(),
});

/**
 * Who is asked, when, and with which mail. `days`: every so many (relationship), or so many after an
 * update was solved, the first order (lifecycle), an order or a delivery. `lib/nps/campaigns` holds
 * the same limits for forms.
 */
export const npsSurveys = pgTable(
  "nps_surveys",
  {
    shopId: shopId().references(() => shops.id),
    id: rowId(),
    // Null: the catalogue's name of the survey after solved updates.
    name: text("name"),
    kind: text("kind", { enum: SURVEY_KINDS }).notNull(),
    active: boolean("active").notNull().default(false),
    days: integer("days").notNull(),
    // Null: not chosen yet, while the survey after solved updates is off.
    templateId: uuid("template_id"),
    // Where the answers are counted.
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
    // Where the customer lands after answering: both pages of the shop's, or neither and our own.
    successUrl: text("success_url"),
    errorUrl: text("error_url"),
    // Relationship: rounds through all customers, in the order of their numbers.
    round: integer("round").notNull().default(0),
    roundStartedAt: moment("round_started_at"),
    reachedNumber: bigint("reached_number", { mode: "number" }),
    // Solved: how far the hourly job has come; every update solved up to here has been decided on.
    scannedTo: moment("scanned_to"),
    createdAt: createdAt(),
    archivedAt: moment("archived_at"),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex("nps_surveys_name").on(t.shopId, t.name).where(sql`archived_at is null`),
    uniqueIndex("nps_surveys_solved").on(t.shopId).where(sql`kind = 'solved'`),
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
    check("nps_surveys_name", sql`(${t.kind} = 'solved') = (${t.name} is null)`),
    check("nps_surveys_name_length", sql`char_length(${t.name}) between 1 and 100`),
    check(
      "nps_surveys_days",
      sql`${t.days} between case ${t.kind} when 'relationship' then 7 else 0 end and case ${t.kind} when 'solved' then 60 else 730 end`,
    ),
    // The survey after solved updates is always there, so it may be incomplete while it is off.
    check(
      "nps_surveys_complete",
      sql`${t.templateId} is not null or (${t.kind} = 'solved' and not ${t.active})`,
    ),
    check("nps_surveys_after_voting", sql`num_nonnulls(${t.successUrl}, ${t.errorUrl}) <> 1`),
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
    check("nps_surveys_everybody", sql`${t.kind} <> 'solved' or ${t.segment} = 'all'`),
    check(
      "nps_surveys_archived",
      sql`${t.archivedAt} is null or (not ${t.active} and ${t.kind} <> 'solved')`,
    ),
  ],
);
