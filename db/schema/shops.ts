import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { NAME_LIMIT, RATING_SETTINGS_LIMITS } from "@/lib/base/limits";
import { LOCALES, LOGO_TYPES, NETWORKS } from "@/lib/base/vocabularies";
import { bytea, createdAt, enumChecks, hasLength, isWithin, moment, shopId } from "./columns";

/** What a shop's colour becomes on screen and in mails, computed once when it is saved. */
export type ThemeColors = {
  accent: string;
  accentHover: string;
  accentSoft: string;
  accentContrast: string;
};
export type ShopColors = { brand: string; light: ThemeColors; dark: ThemeColors };

export const shops = pgTable(
  "shops",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    name: text("name").notNull(),
    // The shop's part in public addresses, like /find/holm-hazel.
    slug: text("slug").notNull(),
    siteUrl: text("site_url").notNull(),
    replyTo: text("reply_to").notNull(),
    postalAddress: text("postal_address").notNull().default(""),
    timeZone: text("time_zone").notNull().default("UTC"),
    locale: text("locale").notNull().default("en"),
    // ISO 3166, for phone numbers without their country's code; null: nobody has said yet.
    country: text("country"),
    colors: jsonb("colors").$type<ShopColors>().notNull(),
    // Both point at statuses of this shop; the constraint is deferred (see the first migration).
    solvedStatusId: uuid("solved_status_id").notNull(),
    openedStatusId: uuid("opened_status_id").notNull(),
    // Whoever writes to the customer or solves first becomes the assignee of an update without one.
    autoAssign: boolean("auto_assign").notNull().default(true),
    // Since then members need a second step to sign in; null: each as they like.
    secondFactorSince: moment("second_factor_since"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("shops_slug_once").on(t.slug),
    check(
      "shops_slug",
      sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(${t.slug}) <= 60`,
    ),
    check("shops_name_length", hasLength(t.name, NAME_LIMIT)),
    check("shops_country", sql`${t.country} ~ '^[A-Z]{2}$'`),
    check("shops_site_url", sql`${t.siteUrl} ~ '^https?://'`),
  ],
);

/** Settings → Ratings, one row a shop. `lib/settings/schema.ts` holds the same limits for forms. */
export const ratingSettings = pgTable(
  "rating_settings",
  {
    shopId: uuid("shop_id")
      .primaryKey()
      .references(() => shops.id),
    ratingsOn: boolean("ratings_on").notNull().default(true),
    commentOn: boolean("comment_on").notNull().default(true),
    followUpsOn: boolean("follow_ups_on").notNull().default(true),
    followUpDelayMinutes: integer("follow_up_delay_minutes").notNull().default(5),
    // Null: the shop's own address.
    shareUrl: text("share_url"),
    // The shop's page on a public review site: everyone who rates is shown it, whatever the stars.
    reviewUrl: text("review_url"),
    networks: text("networks", { enum: NETWORKS }).array().notNull(),
    alertOn: boolean("alert_on").notNull().default(true),
    alertAdmins: boolean("alert_admins").notNull().default(true),
    alertMemberIds: uuid("alert_member_ids").array().notNull().default(sql`'{}'`),
    alertAddresses: text("alert_addresses").array().notNull().default(sql`'{}'`),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    ...enumChecks(t),
    check(
      "rating_settings_delay",
      isWithin(t.followUpDelayMinutes, RATING_SETTINGS_LIMITS.followUpDelayMinutes),
    ),
    check("rating_settings_share_url", sql`${t.shareUrl} ~ '^https?://'`),
    check("rating_settings_review_url", sql`${t.reviewUrl} ~ '^https?://'`),
  ],
);

/** What the share buttons say in a language; one without a row takes that of the shop's language. */
export const shareTexts = pgTable(
  "share_texts",
  {
    shopId: shopId().references(() => shops.id),
    locale: text("locale", { enum: LOCALES }).notNull(),
    text: text("text").notNull(),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.locale] }),
    check("share_texts_length", sql`char_length(${t.text}) <= 280`),
  ],
);

/** A shop's logo as it was uploaded: PNG, JPEG or WebP. */
export const shopLogos = pgTable(
  "shop_logos",
  {
    shopId: uuid("shop_id")
      .primaryKey()
      .references(() => shops.id),
    type: text("type", { enum: LOGO_TYPES }).notNull(),
    bytes: bytea("bytes").notNull(),
    // SHA-256 in hex, part of its address, so that browsers may keep it for ever.
    hash: text("hash").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [...enumChecks(t), check("shop_logos_size", sql`length(${t.bytes}) <= 262144`)],
);

/** How far a shop has come with its first steps; the rest is read off the facts. */
export const shopSetups = pgTable("shop_setups", {
  shopId: uuid("shop_id")
    .primaryKey()
    .references(() => shops.id),
  // "Connect nothing yet" or the demo shop: decided either way.
  storeDecidedAt: moment("store_decided_at"),
  // The order the owner rates to see the loop; gone once it is removed again.
  testOrderId: uuid("test_order_id"),
  testRatedAt: moment("test_rated_at"),
  // The checklist was dismissed.
  closedAt: moment("closed_at"),
});
