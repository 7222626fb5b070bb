import { type Column, getTableColumns, getTableName, sql, type Table } from "drizzle-orm";
import { check, customType, PgArray, timestamp, uuid } from "drizzle-orm/pg-core";

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** A moment; stored in UTC to the millisecond, so that a cursor survives the trip through JavaScript. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const createdAt = () => moment("created_at").notNull().defaultNow();

/** The tenant every shop-owned row belongs to; part of every key. */
export const shopId = () => uuid("shop_id").notNull();

export const rowId = () => uuid("id").notNull().defaultRandom();

/** For a table's extras: a CHECK for each of its columns that holds one of a list of words, or several. */
export function enumChecks(t: Record<string, { table: Table }>) {
  const [first] = Object.values(t);
  if (!first) return [];
  return Object.values(getTableColumns(first.table)).flatMap((column) => {
    const several = column instanceof PgArray;
    const words = several ? column.baseColumn.enumValues : column.enumValues;
    if (!words?.length) return [];
    const list = sql.raw(words.map((word: string) => `'${word}'`).join(", "));
    const holds = several ? sql`${column} <@ array[${list}]` : sql`${column} in (${list})`;
    return [check(`${getTableName(first.table)}_${column.name}`, holds)];
  });
}

/** For a CHECK: a text that says something and is at most so long; see `lib/base/limits.ts`. */
export function hasLength(column: Column, { maxLength }: { maxLength: number }) {
  return sql`char_length(${column}) between 1 and ${sql.raw(String(maxLength))}`;
}

/** For a CHECK: a number within the limits of its form. */
export function isWithin(column: Column, { min, max }: { min: number; max: number }) {
  return sql`${column} between ${sql.raw(String(min))} and ${sql.raw(String(max))}`;
}
