import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { UPDATE_LIMITS } from "@/lib/base/limits";
import { NOTE_KINDS } from "@/lib/base/vocabularies";
import { apiKeys } from "./api-keys";
import { createdAt, enumChecks, hasLength, rowId, shopId } from "./columns";
import { customers, members } from "./people";
import { updates } from "./updates";

/** What was said on an update: to the customer and by them, or inside the team. */
export const notes = pgTable(
  "notes",
  {
    shopId: shopId(),
    id: rowId(),
    updateId: uuid("update_id").notNull(),
    kind: text("kind", { enum: NOTE_KINDS }).notNull(),
    body: text("body").notNull(),
    memberId: uuid("member_id"),
    customerId: uuid("customer_id"),
    apiKeyId: uuid("api_key_id"),
    // The mail that carries this note to the customer; of the customer's own, one of those that tell the team.
    mailId: uuid("mail_id"),
    createdAt: createdAt(),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({ columns: [t.shopId, t.updateId], foreignColumns: [updates.shopId, updates.id] }),
    foreignKey({ columns: [t.shopId, t.memberId], foreignColumns: [members.shopId, members.id] }),
    foreignKey({
      columns: [t.shopId, t.customerId],
      foreignColumns: [customers.shopId, customers.id],
    }),
    foreignKey({ columns: [t.shopId, t.apiKeyId], foreignColumns: [apiKeys.shopId, apiKeys.id] }),
    index("notes_by_update").on(t.shopId, t.updateId, t.createdAt),
    index("notes_by_mail").on(t.shopId, t.mailId).where(sql`mail_id is not null`),
    check("notes_body_length", hasLength(t.body, UPDATE_LIMITS.body)),
    check("notes_one_author", sql`num_nonnulls(${t.memberId}, ${t.customerId}, ${t.apiKeyId}) = 1`),
    check("notes_customers_write_outside", sql`${t.customerId} is null or ${t.kind} = 'customer'`),
  ],
);
