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
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { bytea, createdAt, moment, rowId, shopId } from "./columns";
import { orders } from "./orders";
import { customers, invitations, members } from "./people";
import { ratings } from "./ratings";
import { updates } from "./updates";

export const MAIL_KINDS = [
  "note.customer",
  "update.solved",
  "update.reopened",
  "rating.promoter",
  "rating.detractor",
  "rating.alert",
  "rating.assignee",
  "portal.link",
  "customer.link",
  "auth.sign_in",
  "auth.reset",
  "auth.email",
  "auth.notice",
  "auth.invitation",
  "mail.test",
  "nps.invitation",
] as const;

export const MAIL_STATES = ["queued", "sending", "sent", "failed", "dropped"] as const;

/** The mail log, and the outbox itself: a row is a decided mail, written with the event that caused it. */
export const mails = pgTable(
  "mails",
  {
    shopId: shopId(),
    id: rowId(),
    kind: text("kind", { enum: MAIL_KINDS }).notNull(),
    // Says what the mail is about; the same matter is never mailed twice.
    dedupeKey: text("dedupe_key").notNull(),
    state: text("state", { enum: MAIL_STATES }).notNull().default("queued"),
    toAddress: text("to_address").notNull(),
    toName: text("to_name").notNull().default(""),
    memberId: uuid("member_id"),
    customerId: uuid("customer_id"),
    // Whose sign-in an `auth.*` mail is about; nobody else may read it.
    accountId: uuid("account_id").references(() => accounts.id),
    invitationId: uuid("invitation_id"),
    orderId: uuid("order_id"),
    updateId: uuid("update_id"),
    ratingId: uuid("rating_id"),
    solveNumber: integer("solve_number"),
    sendAt: moment("send_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    firstAttemptAt: moment("first_attempt_at"),
    nextAttemptAt: moment("next_attempt_at"),
    lastError: text("last_error"),
    // Why nothing was sent; a key of the catalogue's `outbox.reasons`.
    dropReason: text("drop_reason"),
    subject: text("subject"),
    // The message as handed over, encrypted: it carries the customer's links.
    sealed: bytea("sealed"),
    transport: text("transport", { enum: ["resend", "smtp", "outbox"] }),
    providerId: text("provider_id"),
    sentAt: moment("sent_at"),
    // It carried a request to rate or an invitation, and so spent the contact budget.
    countsTowardBudget: boolean("counts_toward_budget").notNull().default(false),
    // What the provider reported later.
    deliveredAt: moment("delivered_at"),
    bouncedAt: moment("bounced_at"),
    complainedAt: moment("complained_at"),
    // The stored message was removed by the retention setting.
    emptiedAt: moment("emptied_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique("mails_once").on(t.shopId, t.dedupeKey),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }),
    foreignKey({ columns: [t.shopId, t.updateId], foreignColumns: [updates.shopId, updates.id] }),
    foreignKey({ columns: [t.shopId, t.ratingId], foreignColumns: [ratings.shopId, ratings.id] }),
    foreignKey({ columns: [t.shopId, t.memberId], foreignColumns: [members.shopId, members.id] }),
    foreignKey({
      columns: [t.shopId, t.customerId],
      foreignColumns: [customers.shopId, customers.id],
    }),
    foreignKey({
      columns: [t.shopId, t.invitationId],
      foreignColumns: [invitations.shopId, invitations.id],
    }),
    index("mails_by_customer").on(t.shopId, t.customerId, t.createdAt, t.id),
    index("mails_by_invitation").on(t.shopId, t.invitationId).where(sql`invitation_id is not null`),
    index("mails_by_account").on(t.accountId).where(sql`account_id is not null`),
    index("mails_by_provider").on(t.shopId, t.providerId).where(sql`provider_id is not null`),
    index("mails_budget").on(t.shopId, t.customerId, t.sentAt).where(sql`counts_toward_budget`),
    // When invitations went out: what response rates are counted by.
    index("mails_invitations")
      .on(t.shopId, t.sentAt)
      .where(sql`kind = 'nps.invitation' and state = 'sent' and bounced_at is null`),
    index("mails_to_empty").on(t.shopId, t.createdAt).where(sql`sealed is not null`),
    index("mails_newest").on(t.shopId, t.createdAt, t.id),
    index("mails_by_state").on(t.shopId, t.state, t.createdAt, t.id),
    index("mails_returned")
      .on(t.shopId, t.createdAt, t.id)
      .where(sql`bounced_at is not null or complained_at is not null`),
    index("mails_by_update").on(t.shopId, t.updateId, t.createdAt),
    index("mails_by_rating").on(t.shopId, t.ratingId, t.kind),
    index("mails_by_order").on(t.shopId, t.orderId),
    check("mails_address", sql`${t.toAddress} !~ '[[:space:],<>]'`),
    check("mails_dropped_says_why", sql`(${t.state} = 'dropped') = (${t.dropReason} is not null)`),
    check(
      "mails_sent_is_kept",
      sql`${t.state} <> 'sent' or ((${t.sealed} is not null or ${t.emptiedAt} is not null) and ${t.sentAt} is not null)`,
    ),
  ],
);

/** Secret links in mails: only the hash is kept, each is bound to one purpose and one order. */
export const links = pgTable(
  "links",
  {
    shopId: shopId(),
    id: rowId(),
    tokenHash: bytea("token_hash").notNull(),
    purpose: text("purpose", {
      enum: ["portal", "rate", "reply", "share", "unsubscribe", "customer", "nps"],
    }).notNull(),
    // What it opens: one order, or everything of one customer.
    orderId: uuid("order_id"),
    customerId: uuid("customer_id"),
    updateId: uuid("update_id"),
    // Of which solve the link asks a rating.
    solveNumber: integer("solve_number"),
    topic: text("topic", { enum: ["rating_request", "promoter", "detractor", "nps"] }),
    mailId: uuid("mail_id"),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    revokedAt: moment("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique("links_token").on(t.shopId, t.tokenHash),
    index("links_by_token").on(t.tokenHash),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }),
    foreignKey({ columns: [t.shopId, t.updateId], foreignColumns: [updates.shopId, updates.id] }),
    foreignKey({ columns: [t.shopId, t.mailId], foreignColumns: [mails.shopId, mails.id] }),
    foreignKey({
      columns: [t.shopId, t.customerId],
      foreignColumns: [customers.shopId, customers.id],
    }),
    index("links_by_customer").on(t.shopId, t.customerId).where(sql`customer_id is not null`),
    check(
      "links_open_one_thing",
      sql`(${t.orderId} is null) = (${t.purpose} = 'customer') and (${t.customerId} is null) = (${t.purpose} <> 'customer')`,
    ),
    index("links_by_order").on(t.shopId, t.orderId),
    index("links_by_update").on(t.shopId, t.updateId),
    index("links_by_mail").on(t.shopId, t.mailId),
  ],
);

/** Each time a secret link was fetched: the only thing looking at one may write. */
export const linkVisits = pgTable(
  "link_visits",
  {
    shopId: shopId(),
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity(),
    linkId: uuid("link_id").notNull(),
    // Why it looks like a program and no person: HEAD, a known scanner, several links of one mail at once.
    machine: text("machine", { enum: ["head", "agent", "burst"] }),
    agent: text("agent").notNull().default(""),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({
      columns: [t.shopId, t.linkId],
      foreignColumns: [links.shopId, links.id],
    }).onDelete("cascade"),
    index("link_visits_by_link").on(t.shopId, t.linkId, t.at),
    index("link_visits_by_age").on(t.shopId, t.at),
  ],
);
