import { sql } from "drizzle-orm";
import { orders } from "./schema";

/**
 * When an order takes its place in lists: when it was placed, but one that is dated ahead when it
 * arrived, or it would stay on top until its day. As the index "orders_listed" has it.
 */
export const LISTED_AT = sql<Date>`least(${orders.placedAt}, ${orders.createdAt})`.mapWith(
  orders.placedAt,
);
