import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, shopId } from "./columns";
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
    promoterQuestion: text("promoter_question").notNull(),
    promoterThanks: text("promoter_thanks").notNull(),
    passiveQuestion: text("passive_question").notNull(),
    passiveThanks: text("passive_thanks").notNull(),
    detractorQuestion: text("detractor_question").notNull(),
    detractorThanks: text("detractor_thanks").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique("nps_categories_code").on(t.shopId, t.code),
    check(
      "nps_categories_code_form",
      sql`${t.code} ~ ${sql.raw(CODE_FORM)} and char_length(${t.code}) <= 50`,
    ),
    check("nps_categories_name_length", sql`char_length(${t.name}) between 1 and 100`),
  ],
);
