import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { MAIL_RULES_LIMITS, MAIL_TEXT_LIMITS } from "@/lib/base/limits";
import { BLOCK_REASONS, LOCALES, MAIL_KINDS, TRANSPORTS } from "@/lib/base/vocabularies";
import { bytea, enumChecks, hasLength, isWithin, moment, shopId } from "./columns";
import { shops } from "./shops";

/** Settings → Mail, one row a shop. `lib/settings/mail/schema.ts` holds the same limits for forms. */
export const mailSettings = pgTable(
  "mail_settings",
  {
    shopId: uuid("shop_id")
      .primaryKey()
      .references(() => shops.id),
    // Null: not chosen yet; the installation's own way, or the Outbox alone.
    transport: text("transport", { enum: TRANSPORTS }),
    fromAddress: text("from_address"),
    // An owner opened the link of an email sent this way; null again once the way is another.
    verifiedAt: moment("verified_at"),
    // Credentials, encrypted and never shown again.
    smtpSealed: bytea("smtp_sealed"),
    resendSealed: bytea("resend_sealed"),
    webhookSealed: bytea("webhook_sealed"),
    // Requests to rate and invitations together, at most one in so many days; 0: no limit.
    budgetDays: integer("budget_days").notNull().default(14),
    // For so many days after 1–3 stars nobody is asked to recommend the shop, unless won back; 0: at once.
    lowRatingDays: integer("low_rating_days").notNull().default(30),
    quietOn: boolean("quiet_on").notNull().default(true),
    // So long a "solved" email waits, and whoever solved can take it back.
    undoSeconds: integer("undo_seconds").notNull().default(20),
    // Wall-clock times in the shop's zone, "HH:MM".
    quietFrom: text("quiet_from").notNull().default("21:00"),
    quietTo: text("quiet_to").notNull().default("08:00"),
    // Days the stored text of a mail, and visits of links, are kept; null: for ever.
    keepMailDays: integer("keep_mail_days"),
    keepVisitDays: integer("keep_visit_days").default(90),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    ...enumChecks(t),
    check("mail_settings_from", sql`${t.fromAddress} !~ '[[:space:],<>]'`),
    check(
      "mail_settings_verified",
      sql`${t.verifiedAt} is null or ${t.transport} in ('smtp', 'resend')`,
    ),
    check("mail_settings_budget", isWithin(t.budgetDays, MAIL_RULES_LIMITS.budgetDays)),
    check("mail_settings_low_rating", isWithin(t.lowRatingDays, MAIL_RULES_LIMITS.lowRatingDays)),
    check("mail_settings_undo", isWithin(t.undoSeconds, MAIL_RULES_LIMITS.undoSeconds)),
    check("mail_settings_quiet_from", sql`${t.quietFrom} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check("mail_settings_quiet_to", sql`${t.quietTo} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check("mail_settings_keep_mail", isWithin(t.keepMailDays, MAIL_RULES_LIMITS.keepMailDays)),
    check("mail_settings_keep_visit", isWithin(t.keepVisitDays, MAIL_RULES_LIMITS.keepVisitDays)),
  ],
);

/** The shop's own words in a kind of mail; null falls back to the catalogue. */
export const mailTexts = pgTable(
  "mail_texts",
  {
    shopId: shopId().references(() => shops.id),
    kind: text("kind", { enum: MAIL_KINDS }).notNull(),
    locale: text("locale", { enum: LOCALES }).notNull(),
    subject: text("subject"),
    heading: text("heading"),
    paragraph: text("paragraph"),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.kind, t.locale] }),
    check("mail_texts_subject", hasLength(t.subject, MAIL_TEXT_LIMITS.subject)),
    check("mail_texts_heading", hasLength(t.heading, MAIL_TEXT_LIMITS.heading)),
    check("mail_texts_paragraph", hasLength(t.paragraph, MAIL_TEXT_LIMITS.paragraph)),
  ],
);

/** Addresses that bounced permanently or complained: they get no more feedback mail. */
export const blockedAddresses = pgTable(
  "blocked_addresses",
  {
    shopId: shopId().references(() => shops.id),
    address: text("address").notNull(),
    reason: text("reason", { enum: BLOCK_REASONS }).notNull(),
    detail: text("detail").notNull().default(""),
    mailId: uuid("mail_id"),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.address] }),
    check("blocked_addresses_lower", sql`${t.address} = lower(${t.address})`),
  ],
);
