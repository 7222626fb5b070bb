import { sql } from "drizzle-orm";
import {
  bigint,
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
import { LINK_PURPOSES, MACHINES, TOPICS } from "@/lib/base/vocabularies";
import { bytea, createdAt, enumChecks, moment, rowId, shopId } from "./columns";
import { mails } from "./mail";
import { orders } from "./orders";
import { customers } from "./people";
import { solves, updates } from "./updates";

/** Secret links in mails: only the hash is kept, each is bound to one purpose and one order. */
export const links = pgTable(
  "links",
  {
    shopId: shopId(),
    id: rowId(),
    tokenHash: bytea("token_hash").notNull(),
    purpose: text("purpose", { enum: LINK_PURPOSES }).notNull(),
    // What it opens: one order, or everything of one customer.
    orderId: uuid("order_id"),
    customerId: uuid("customer_id"),
    updateId: uuid("update_id"),
    // Of which solve the link asks a rating.
    solveNumber: integer("solve_number"),
    topic: text("topic", { enum: TOPICS }),
    mailId: uuid("mail_id"),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    revokedAt: moment("revoked_at"),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.id] }),
    index("links_by_expiry").on(t.shopId, t.expiresAt),
    unique("links_token").on(t.shopId, t.tokenHash),
    index("links_by_token").on(t.tokenHash),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }),
    foreignKey({ columns: [t.shopId, t.updateId], foreignColumns: [updates.shopId, updates.id] }),
    foreignKey({
      name: "links_of_solve",
      columns: [t.shopId, t.updateId, t.solveNumber],
      foreignColumns: [solves.shopId, solves.updateId, solves.number],
    }),
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
    machine: text("machine", { enum: MACHINES }),
    agent: text("agent").notNull().default(""),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({
      columns: [t.shopId, t.linkId],
      foreignColumns: [links.shopId, links.id],
    }).onDelete("cascade"),
    index("link_visits_by_link").on(t.shopId, t.linkId, t.at),
    index("link_visits_by_age").on(t.shopId, t.at),
  ],
);
