import { type SQL, sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { NAME_LIMIT, ORDER_LIMITS, QUANTITY_LIMITS } from "@/lib/base/limits";
import { LOCALES, ORDER_MEANINGS } from "@/lib/base/vocabularies";
import {
  createdAt,
  enumChecks,
  hasLength,
  isWithin,
  moment,
  rowId,
  shopId,
  tsvector,
} from "./columns";
import { customers } from "./people";
import { shops } from "./shops";

export const orders = pgTable(
  "orders",
  {
    shopId: shopId().references(() => shops.id),
    id: rowId(),
    externalId: text("external_id").notNull(),
    number: text("number").notNull(),
    customerId: uuid("customer_id").notNull(),
    // As given with this order; mail about the order goes here.
    customerName: text("customer_name").notNull(),
    // Only where the shop system told them apart.
    customerFirstName: text("customer_first_name"),
    customerLastName: text("customer_last_name"),
    email: text("email"),
    // An address as it was given that nothing can be sent to, in place of one that can.
    unusableEmail: text("unusable_email"),
    status: text("status").notNull(),
    currency: text("currency").notNull(),
    total: numeric("total").notNull(),
    placedAt: moment("placed_at").notNull(),
    // When it was completed or delivered, as far as the shop system told.
    completedAt: moment("completed_at"),
    // The customer's language as the shop system told it; null follows the shop.
    locale: text("locale", { enum: LOCALES }),
    // Made by the first steps to try the loop; the only orders that can be deleted.
    test: boolean("test").notNull().default(false),
    replyMailsOffAt: moment("reply_mails_off_at"),
    // When the shop system last changed what stands here, as far as it told; an older state is left out.
    changedAt: moment("changed_at"),
    createdAt: createdAt(),
    // Every word of number, name and address, for prefix search.
    search: tsvector("search")
      .notNull()
      .generatedAlwaysAs(
        (): SQL =>
          sql`array_to_tsvector(array_remove(regexp_split_to_array(lower(number || ' ' || customer_name || ' ' || coalesce(email, '')), '[^[:alnum:]]+'), ''))`,
      ),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.id] }),
    unique("orders_external_id").on(t.shopId, t.externalId),
    foreignKey({
      columns: [t.shopId, t.customerId],
      foreignColumns: [customers.shopId, customers.id],
    }),
    index("orders_newest").on(t.shopId, t.placedAt, t.id),
    index("orders_listed").on(t.shopId, sql`least(placed_at, created_at)`, t.id),
    index("orders_completed")
      .on(t.shopId, t.completedAt, t.id)
      .where(sql`completed_at is not null`),
    index("orders_by_customer").on(t.shopId, t.customerId, t.placedAt),
    // The words in use, with how many orders carry each.
    index("orders_by_status").on(t.shopId, t.status).where(sql`not test`),
    index("orders_by_number").on(t.shopId, t.number),
    // A short pending list, since every search reads it whole.
    index("orders_by_word").using("gin", t.shopId, t.search).with({ gin_pending_list_limit: 256 }),
    // Every part of a number: rare ones, whatever the shop.
    index("orders_by_part")
      .using("gin", t.number.op("gin_trgm_ops"))
      .with({ gin_pending_list_limit: 256 }),
    check("orders_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("orders_one_address", sql`num_nonnulls(${t.email}, ${t.unusableEmail}) <= 1`),
    check("orders_first_name_length", hasLength(t.customerFirstName, NAME_LIMIT)),
    check("orders_last_name_length", hasLength(t.customerLastName, NAME_LIMIT)),
    check("orders_unusable_email_length", hasLength(t.unusableEmail, ORDER_LIMITS.unusableEmail)),
  ],
);

/**
 * What the shop says its words for an order's state mean, one row a word as `orderWord` writes it.
 * A word without a row means what `lib/orders/known-words.ts` says.
 */
export const orderWords = pgTable(
  "order_words",
  {
    shopId: shopId().references(() => shops.id),
    word: text("word").notNull(),
    meaning: text("meaning", { enum: ORDER_MEANINGS }).notNull(),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.word] }),
    check("order_words_form", sql`${t.word} = lower(btrim(${t.word}))`),
    // Some languages' letters become two when lower-cased.
    check(
      "order_words_length",
      hasLength(t.word, { maxLength: 2 * ORDER_LIMITS.status.maxLength }),
    ),
  ],
);

export const orderItems = pgTable(
  "order_items",
  {
    shopId: shopId(),
    id: rowId(),
    orderId: uuid("order_id").notNull(),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    sku: text("sku"),
    // With decimals where goods are weighed or measured; zero or less where something went back.
    quantity: numeric("quantity", { mode: "number" }).notNull(),
    total: numeric("total").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique("order_items_position").on(t.shopId, t.orderId, t.position),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }),
    check("order_items_quantity", isWithin(t.quantity, QUANTITY_LIMITS)),
  ],
);
