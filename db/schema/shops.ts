import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";

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
    siteUrl: text("site_url").notNull(),
    replyTo: text("reply_to").notNull(),
    postalAddress: text("postal_address").notNull().default(""),
    timeZone: text("time_zone").notNull().default("UTC"),
    locale: text("locale").notNull().default("en"),
    colors: jsonb("colors").$type<ShopColors>().notNull(),
    // Both point at statuses of this shop; the constraint is deferred (see the first migration).
    solvedStatusId: uuid("solved_status_id").notNull(),
    openedStatusId: uuid("opened_status_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    check("shops_name_length", sql`char_length(${t.name}) between 1 and 100`),
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
    shareText: text("share_text").notNull(),
    networks: text("networks", { enum: ["facebook", "x", "linkedin", "whatsapp"] })
      .array()
      .notNull(),
    askEveryone: boolean("ask_everyone").notNull().default(false),
    alertOn: boolean("alert_on").notNull().default(true),
    alertAdmins: boolean("alert_admins").notNull().default(true),
    alertMemberIds: uuid("alert_member_ids").array().notNull().default(sql`'{}'`),
    alertAddresses: text("alert_addresses").array().notNull().default(sql`'{}'`),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    check("rating_settings_delay", sql`${t.followUpDelayMinutes} between 0 and 1440`),
    check("rating_settings_share_text", sql`char_length(${t.shareText}) <= 280`),
    check("rating_settings_share_url", sql`${t.shareUrl} ~ '^https?://'`),
    check(
      "rating_settings_networks",
      sql`${t.networks} <@ array['facebook', 'x', 'linkedin', 'whatsapp']`,
    ),
  ],
);
