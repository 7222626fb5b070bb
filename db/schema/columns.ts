import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** A moment; stored in UTC to the millisecond, so that a cursor survives the trip through JavaScript. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const createdAt = () => moment("created_at").notNull().defaultNow();

/** The tenant every shop-owned row belongs to; part of every key. */
export const shopId = () => uuid("shop_id").notNull();

export const rowId = () => uuid("id").notNull().defaultRandom();
