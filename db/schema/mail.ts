import { sql } from "drizzle-orm";
import {
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
import { MAIL_KINDS, MAIL_STATES, TRANSPORTS } from "@/lib/base/vocabularies";
import { accounts } from "./accounts";
import { bytea, createdAt, enumChecks, moment, rowId, shopId } from "./columns";
import { orders } from "./orders";
import { customers, invitations, members } from "./people";
import { ratings } from "./ratings";
import { solves, updates } from "./updates";

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
    // Of which solve or re-opening it tells.
    solveNumber: integer("solve_number"),
    sendAt: moment("send_at").notNull(),
    // The worker that has it in hand, for as long as its heartbeat in `workers` is a fresh one.
    claimedBy: text("claimed_by"),
    attempts: integer("attempts").notNull().default(0),
    // Of those, how many may have been accepted: nobody said.
    unclearAttempts: integer("unclear_attempts").notNull().default(0),
    firstAttemptAt: moment("first_attempt_at"),
    nextAttemptAt: moment("next_attempt_at"),
    lastError: text("last_error"),
    // Why nothing was sent; a key of the catalogue's `outbox.reasons`.
    dropReason: text("drop_reason"),
    subject: text("subject"),
    // The message as sent, encrypted: it carries the customer's links.
    sealed: bytea("sealed"),
    transport: text("transport", { enum: TRANSPORTS }),
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
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.id] }),
    unique("mails_once").on(t.shopId, t.dedupeKey),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }),
    foreignKey({ columns: [t.shopId, t.updateId], foreignColumns: [updates.shopId, updates.id] }),
    foreignKey({
      name: "mails_of_solve",
      columns: [t.shopId, t.updateId, t.solveNumber],
      foreignColumns: [solves.shopId, solves.updateId, solves.number],
    }),
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
    // The queue: what nobody has in hand, by kind and shop, soonest first.
    index("mails_due")
      .on(t.kind, t.shopId, sql`coalesce(next_attempt_at, send_at)`)
      .where(sql`state = 'queued' and claimed_by is null`),
    index("mails_in_hand")
      .on(t.claimedBy)
      .where(sql`state = 'sending' or (state = 'queued' and claimed_by is not null)`),
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
    index("mails_by_kind").on(t.shopId, t.kind, t.state, t.createdAt, t.id),
    // Every part of address and subject, of those whose row is at rest: while an email leaves it changes several times.
    index("mails_by_part")
      .using("gin", sql`(to_address || E'\\n' || coalesce(subject, '')) gin_trgm_ops`)
      .with({ gin_pending_list_limit: 256 })
      .where(sql`state in ('sent', 'failed', 'dropped')`),
    index("mails_by_address").on(t.shopId, sql`lower(to_address)`, t.createdAt, t.id),
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
