import { foreignKey, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { SCOPES } from "@/lib/base/vocabularies";
import { bytea, createdAt, enumChecks, moment, rowId, shopId } from "./columns";
import { members } from "./people";
import { shops } from "./shops";

export const apiKeys = pgTable(
  "api_keys",
  {
    shopId: shopId().references(() => shops.id),
    id: rowId(),
    name: text("name").notNull(),
    tokenHash: bytea("token_hash").notNull(),
    scopes: text("scopes", { enum: SCOPES }).array().notNull(),
    // What the key solves is credited to this member; without one, to the key.
    memberId: uuid("member_id"),
    // With this member's right to make keys the key ends; null: made by the operator.
    createdById: uuid("created_by_id"),
    createdAt: createdAt(),
    lastUsedAt: moment("last_used_at"),
    // Null: works until it is revoked.
    expiresAt: moment("expires_at"),
    revokedAt: moment("revoked_at"),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.id] }),
    unique("api_keys_token").on(t.shopId, t.tokenHash),
    index("api_keys_by_token").on(t.tokenHash),
    foreignKey({ columns: [t.shopId, t.memberId], foreignColumns: [members.shopId, members.id] }),
    index("api_keys_by_member").on(t.shopId, t.memberId),
    foreignKey({
      columns: [t.shopId, t.createdById],
      foreignColumns: [members.shopId, members.id],
    }),
    index("api_keys_by_creator").on(t.shopId, t.createdById),
  ],
);
