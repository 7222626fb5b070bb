import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { NAME_LIMIT, PASSKEY_LIMITS } from "@/lib/base/limits";
import {
  ACCOUNT_EVENTS,
  ACCOUNT_LINK_PURPOSES,
  LOCALES,
  SIGN_IN_METHODS,
} from "@/lib/base/vocabularies";
import { bytea, createdAt, enumChecks, hasLength, moment } from "./columns";

/** A person who signs in; may be a member of several shops. */
export const accounts = pgTable(
  "accounts",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    // What customers read instead of the whole name.
    publicName: text("public_name"),
    // Null: signs in by mail link or passkey alone.
    passwordHash: text("password_hash"),
    // The person's own choice; null follows the browser.
    locale: text("locale", { enum: LOCALES }),
    // The secret behind the six digits, encrypted; counts once it is confirmed.
    totpSealed: bytea("totp_sealed"),
    totpConfirmedAt: moment("totp_confirmed_at"),
    // The 30-second step of the last code taken, so that none works twice.
    totpLastStep: bigint("totp_last_step", { mode: "number" }),
    createdAt: createdAt(),
  },
  (t) => [
    ...enumChecks(t),
    unique("accounts_email").on(t.email),
    check("accounts_email_lower", sql`${t.email} = lower(${t.email})`),
    check("accounts_name_length", hasLength(t.name, NAME_LIMIT)),
    check("accounts_public_name_length", hasLength(t.publicName, NAME_LIMIT)),
    check("accounts_totp", sql`${t.totpConfirmedAt} is null or ${t.totpSealed} is not null`),
  ],
);

const accountId = () =>
  uuid("account_id")
    .notNull()
    .references(() => accounts.id);

/** A device that is signed in; ended, it stays in the list for a while. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    accountId: accountId(),
    method: text("method", { enum: SIGN_IN_METHODS }).notNull(),
    userAgent: text("user_agent").notNull().default(""),
    address: text("address").notNull().default(""),
    createdAt: createdAt(),
    seenAt: moment("seen_at").notNull().defaultNow(),
    endedAt: moment("ended_at"),
  },
  (t) => [
    ...enumChecks(t),
    index("sessions_by_account").on(t.accountId, t.seenAt),
    index("sessions_by_use").on(t.seenAt),
  ],
);

/** Secret links of accounts in mails: only the hash is kept, each works once. */
export const accountLinks = pgTable(
  "account_links",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    accountId: accountId(),
    tokenHash: bytea("token_hash").notNull(),
    purpose: text("purpose", { enum: ACCOUNT_LINK_PURPOSES }).notNull(),
    // The new address, of a link that confirms one.
    email: text("email"),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    // Used, or ended by what made it pointless.
    endedAt: moment("ended_at"),
  },
  (t) => [
    ...enumChecks(t),
    unique("account_links_token").on(t.tokenHash),
    index("account_links_by_account").on(t.accountId),
    index("account_links_by_expiry").on(t.expiresAt),
    check("account_links_email", sql`(${t.purpose} = 'email') = (${t.email} is not null)`),
  ],
);

/** One-time codes for whoever lost the second factor. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    accountId: accountId(),
    codeHash: bytea("code_hash").notNull(),
    // What the hash is made with; null until the worker has hashed a code of an older version anew.
    salt: bytea("salt"),
    createdAt: createdAt(),
    usedAt: moment("used_at"),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.codeHash] })],
);

/** WebAuthn credentials; the id is the authenticator's, in base64url. */
export const passkeys = pgTable(
  "passkeys",
  {
    id: text("id").primaryKey(),
    accountId: accountId(),
    name: text("name").notNull(),
    publicKey: bytea("public_key").notNull(),
    counter: bigint("counter", { mode: "number" }).notNull().default(0),
    transports: text("transports").array().notNull().default(sql`'{}'`),
    createdAt: createdAt(),
    lastUsedAt: moment("last_used_at"),
  },
  (t) => [
    index("passkeys_by_account").on(t.accountId),
    check("passkeys_name_length", hasLength(t.name, PASSKEY_LIMITS.name)),
  ],
);

/** The account log: what was done with a sign-in, when and from where. Only ever inserted into. */
export const accountEvents = pgTable(
  "account_events",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    accountId: accountId(),
    type: text("type", { enum: ACCOUNT_EVENTS }).notNull(),
    // The device that did it; null for somebody not signed in.
    sessionId: uuid("session_id"),
    address: text("address").notNull().default(""),
    data: jsonb("data").$type<Record<string, string | number | boolean>>().notNull().default({}),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [...enumChecks(t), index("account_events_newest").on(t.accountId, t.id)],
);
