import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/**
 * `column` is one of `values`, which go as one parameter: the statement stays the same however many
 * there are, and is prepared once. For closed lists drizzle's `inArray` says as much.
 */
export function oneOf(column: AnyPgColumn, values: readonly (string | number)[]): SQL {
  return sql`${column} = any(${sql.param(values)}::${sql.raw(column.getSQLType())}[])`;
}

/** None of `values`. */
export function noneOf(column: AnyPgColumn, values: readonly (string | number)[]): SQL {
  return sql`not ${oneOf(column, values)}`;
}
