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
import { LOCALES } from "@/lib/base/vocabularies";
import { createdAt, enumChecks, moment, rowId, shopId, tsvector } from "./columns";
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
    email: text("email"),
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
    index("orders_search").using("gin", t.search),
    check("orders_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
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
    quantity: integer("quantity").notNull(),
    total: numeric("total").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique("order_items_position").on(t.shopId, t.orderId, t.position),
    foreignKey({ columns: [t.shopId, t.orderId], foreignColumns: [orders.shopId, orders.id] }),
    check("order_items_quantity", sql`${t.quantity} > 0`),
  ],
);
