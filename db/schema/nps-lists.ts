import { and, sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { NPS_ENTRY_LIMITS } from "@/lib/base/limits";
import { LOCALES } from "@/lib/base/vocabularies";
import { bytea, createdAt, enumChecks, hasLength, shopId } from "./columns";
import { shops } from "./shops";

/** A number that identifies a row outside, where programs expect numbers. */
export const numberId = () =>
  bigint("id", { mode: "number" }).notNull().generatedAlwaysAsIdentity();

/** The survey API of a shop: its public name there, its secret, and which sites may call it from browsers. */
export const surveyAccess = pgTable(
  "survey_access",
  {
    shopId: uuid("shop_id")
      .primaryKey()
      .references(() => shops.id),
    publicKey: text("public_key").notNull(),
    // Null: no secret was made yet, so only devices can answer.
    secretHash: bytea("secret_hash"),
    allowedOrigins: text("allowed_origins").array().notNull().default(sql`'{}'`),
  },
  (t) => [
    unique("survey_access_key").on(t.publicKey),
    index("survey_access_origins").using("gin", t.allowedOrigins),
  ],
);

// A code is told from an id by its letter.
const CODE_FORM = "'^[a-z0-9_-]{0,49}[a-z][a-z0-9_-]{0,49}$'";

/** Where an answer came from: email, website, point of sale. */
export const npsChannels = pgTable(
  "nps_channels",
  {
    shopId: shopId().references(() => shops.id),
    id: numberId(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    active: boolean("active").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique("nps_channels_code").on(t.shopId, t.code),
    check(
      "nps_channels_code_form",
      sql`${t.code} ~ ${sql.raw(CODE_FORM)} and char_length(${t.code}) <= 50`,
    ),
    check("nps_channels_name_length", sql`char_length(${t.name}) between 1 and 100`),
  ],
);

/** Which process an answer rates, with what is asked and said next in each band. */
export const npsCategories = pgTable(
  "nps_categories",
  {
    shopId: shopId().references(() => shops.id),
    id: numberId(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    active: boolean("active").notNull().default(true),
    // The language of the six texts here; other languages have rows of their own.
    locale: text("locale", { enum: LOCALES }).notNull(),
    promoterQuestion: text("promoter_question").notNull(),
    promoterThanks: text("promoter_thanks").notNull(),
    passiveQuestion: text("passive_question").notNull(),
    passiveThanks: text("passive_thanks").notNull(),
    detractorQuestion: text("detractor_question").notNull(),
    detractorThanks: text("detractor_thanks").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.id] }),
    unique("nps_categories_code").on(t.shopId, t.code),
    check(
      "nps_categories_code_form",
      sql`${t.code} ~ ${sql.raw(CODE_FORM)} and char_length(${t.code}) <= 50`,
    ),
    check("nps_categories_name_length", sql`char_length(${t.name}) between 1 and 100`),
  ],
);

/** A category's texts in another language; null falls back to the shop's language. */
export const npsCategoryTexts = pgTable(
  "nps_category_texts",
  {
    shopId: shopId(),
    categoryId: bigint("category_id", { mode: "number" }).notNull(),
    locale: text("locale", { enum: LOCALES }).notNull(),
    promoterQuestion: text("promoter_question"),
    promoterThanks: text("promoter_thanks"),
    passiveQuestion: text("passive_question"),
    passiveThanks: text("passive_thanks"),
    detractorQuestion: text("detractor_question"),
    detractorThanks: text("detractor_thanks"),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.categoryId, t.locale] }),
    foreignKey({
      name: "nps_category_texts_of_category",
      columns: [t.shopId, t.categoryId],
      foreignColumns: [npsCategories.shopId, npsCategories.id],
    }),
    check(
      "nps_category_texts_lengths",
      and(
        hasLength(t.promoterQuestion, NPS_ENTRY_LIMITS.promoterQuestion),
        hasLength(t.promoterThanks, NPS_ENTRY_LIMITS.promoterThanks),
        hasLength(t.passiveQuestion, NPS_ENTRY_LIMITS.passiveQuestion),
        hasLength(t.passiveThanks, NPS_ENTRY_LIMITS.passiveThanks),
        hasLength(t.detractorQuestion, NPS_ENTRY_LIMITS.detractorQuestion),
        hasLength(t.detractorThanks, NPS_ENTRY_LIMITS.detractorThanks),
      ) ?? sql`true`,
    ),
  ],
);
