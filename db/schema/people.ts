import { type SQL, sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { NAME_LIMIT, ORDER_LIMITS } from "@/lib/base/limits";
import { INVITED_ROLES, ROLES, TOPICS } from "@/lib/base/vocabularies";
import { accounts } from "./accounts";
import {
  bytea,
  createdAt,
  enumChecks,
  hasLength,
  moment,
  rowId,
  shopId,
  tsvector,
} from "./columns";
import { shops } from "./shops";

export const members = pgTable(
  "members",
  {
    shopId: shopId().references(() => shops.id),
    id: rowId(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    name: text("name").notNull(),
    // What customers read instead of the whole name.
    publicName: text("public_name"),
    role: text("role", { enum: ROLES }).notNull(),
    createdAt: createdAt(),
    deactivatedAt: moment("deactivated_at"),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.id] }),
    unique("members_account").on(t.shopId, t.accountId),
    index("members_by_account").on(t.accountId),
    check("members_name_length", hasLength(t.name, NAME_LIMIT)),
    check("members_public_name_length", hasLength(t.publicName, NAME_LIMIT)),
  ],
);

/** A seat offered by mail; whoever proves to read that address takes it. */
export const invitations = pgTable(
  "invitations",
  {
    shopId: shopId().references(() => shops.id),
    id: rowId(),
    email: text("email").notNull(),
    role: text("role", { enum: INVITED_ROLES }).notNull(),
    // Of the link in the newest mail; null until that mail is worded.
    tokenHash: bytea("token_hash"),
    invitedById: uuid("invited_by_id").notNull(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    acceptedAt: moment("accepted_at"),
    memberId: uuid("member_id"),
    revokedAt: moment("revoked_at"),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.id] }),
    unique("invitations_token").on(t.shopId, t.tokenHash),
    index("invitations_by_token").on(t.tokenHash),
    index("invitations_by_expiry").on(t.shopId, t.expiresAt),
    foreignKey({
      columns: [t.shopId, t.invitedById],
      foreignColumns: [members.shopId, members.id],
    }),
    foreignKey({ columns: [t.shopId, t.memberId], foreignColumns: [members.shopId, members.id] }),
    uniqueIndex("invitations_one_open")
      .on(t.shopId, t.email)
      .where(sql`accepted_at is null and revoked_at is null`),
    index("invitations_by_inviter").on(t.shopId, t.invitedById),
    index("invitations_by_member").on(t.shopId, t.memberId),
    check("invitations_email_lower", sql`${t.email} = lower(${t.email})`),
    check("invitations_accepted", sql`(${t.acceptedAt} is null) = (${t.memberId} is null)`),
    check("invitations_one_end", sql`num_nonnulls(${t.acceptedAt}, ${t.revokedAt}) <= 1`),
  ],
);

export const customers = pgTable(
  "customers",
  {
    shopId: shopId().references(() => shops.id),
    id: rowId(),
    // Null: an order came without an address; such a customer is never matched to another order.
    email: text("email"),
    // An address as it was given that nothing can be sent to, in place of one that can.
    unusableEmail: text("unusable_email"),
    name: text("name").notNull(),
    // Only where the shop system told them apart.
    firstName: text("first_name"),
    lastName: text("last_name"),
    // Stands for the customer where programs expect a number; surveys go through customers by it.
    number: bigint("number", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    // The shop's own marks, lower case, to choose customers by.
    tags: text("tags").array().notNull().default(sql`'{}'`),
    createdAt: createdAt(),
    // Erased on request: what is left counts in figures and says nothing of the person.
    erasedAt: moment("erased_at"),
    erasedById: uuid("erased_by_id"),
    // Every word of name and address, for prefix search.
    search: tsvector("search")
      .notNull()
      .generatedAlwaysAs(
        (): SQL =>
          sql`array_to_tsvector(array_remove(regexp_split_to_array(lower(name || ' ' || coalesce(email, '')), '[^[:alnum:]]+'), ''))`,
      ),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex("customers_email").on(t.shopId, t.email),
    index("customers_newest").on(t.shopId, t.createdAt, t.id),
    index("customers_by_number").on(t.shopId, t.number),
    index("customers_by_tag").using("gin", t.tags),
    index("customers_by_words")
      .using("gin", t.shopId, t.search)
      .with({ gin_pending_list_limit: 256 }),
    foreignKey({
      columns: [t.shopId, t.erasedById],
      foreignColumns: [members.shopId, members.id],
    }),
    check("customers_email_lower", sql`${t.email} = lower(${t.email})`),
    check(
      "customers_erased",
      sql`${t.erasedAt} is null or (${t.email} is null and ${t.name} = '')`,
    ),
    check(
      "customers_erased_wholly",
      sql`${t.erasedAt} is null or num_nonnulls(${t.firstName}, ${t.lastName}, ${t.unusableEmail}) = 0`,
    ),
    check("customers_one_address", sql`num_nonnulls(${t.email}, ${t.unusableEmail}) <= 1`),
    check("customers_first_name_length", hasLength(t.firstName, NAME_LIMIT)),
    check("customers_last_name_length", hasLength(t.lastName, NAME_LIMIT)),
    check(
      "customers_unusable_email_length",
      hasLength(t.unusableEmail, ORDER_LIMITS.unusableEmail),
    ),
  ],
);

/** A customer's "no more of this kind of mail". */
export const optOuts = pgTable(
  "opt_outs",
  {
    shopId: shopId(),
    customerId: uuid("customer_id").notNull(),
    topic: text("topic", { enum: TOPICS }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.customerId, t.topic] }),
    foreignKey({
      columns: [t.shopId, t.customerId],
      foreignColumns: [customers.shopId, customers.id],
    }),
  ],
);
