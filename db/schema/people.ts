import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, moment, rowId, shopId } from "./columns";
import { shops } from "./shops";

/** A person who signs in; may be a member of several shops. */
export const accounts = pgTable(
  "accounts",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    passwordHash: text("password_hash"),
    // Raised to end every session of the account at once.
    sessionVersion: integer("session_version").notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    unique("accounts_email").on(t.email),
    check("accounts_email_lower", sql`${t.email} = lower(${t.email})`),
  ],
);

export const members = pgTable(
  "members",
  {
    shopId: shopId().references(() => shops.id),
    id: rowId(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    name: text("name").notNull(),
    role: text("role", { enum: ["agent", "admin", "owner"] }).notNull(),
    createdAt: createdAt(),
    deactivatedAt: moment("deactivated_at"),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique("members_account").on(t.shopId, t.accountId),
    index("members_by_account").on(t.accountId),
    check("members_role", sql`${t.role} in ('agent', 'admin', 'owner')`),
    check("members_name_length", sql`char_length(${t.name}) between 1 and 100`),
  ],
);

export const apiKeys = pgTable(
  "api_keys",
  {
    shopId: shopId().references(() => shops.id),
    id: rowId(),
    name: text("name").notNull(),
    tokenHash: bytea("token_hash").notNull(),
    scopes: text("scopes", { enum: ["read", "write", "ratings", "admin"] })
      .array()
      .notNull(),
    // What the key solves is credited to this member; without one, to the key.
    memberId: uuid("member_id"),
    createdAt: createdAt(),
    lastUsedAt: moment("last_used_at"),
    revokedAt: moment("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique("api_keys_token").on(t.shopId, t.tokenHash),
    index("api_keys_by_token").on(t.tokenHash),
    foreignKey({ columns: [t.shopId, t.memberId], foreignColumns: [members.shopId, members.id] }),
    index("api_keys_by_member").on(t.shopId, t.memberId),
    check("api_keys_scopes", sql`${t.scopes} <@ array['read', 'write', 'ratings', 'admin']`),
  ],
);

export const customers = pgTable(
  "customers",
  {
    shopId: shopId().references(() => shops.id),
    id: rowId(),
    // Null: an order came without an address; such a customer is never matched to another order.
    email: text("email"),
    name: text("name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex("customers_email").on(t.shopId, t.email),
    check("customers_email_lower", sql`${t.email} = lower(${t.email})`),
  ],
);

/** A customer's "no more of this kind of mail". */
export const optOuts = pgTable(
  "opt_outs",
  {
    shopId: shopId(),
    customerId: uuid("customer_id").notNull(),
    topic: text("topic", { enum: ["rating_request", "promoter", "detractor"] }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.customerId, t.topic] }),
    foreignKey({
      columns: [t.shopId, t.customerId],
      foreignColumns: [customers.shopId, customers.id],
    }),
    check("opt_outs_topic", sql`${t.topic} in ('rating_request', 'promoter', 'detractor')`),
  ],
);
