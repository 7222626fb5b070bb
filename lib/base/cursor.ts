import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** A place in a list sorted by time and id, newest first. */
export type Place = { at: Date; id: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NUMBER = /^\d{1,15}$/;

/** An opaque cursor for a place. */
export function writeCursor({ at, id }: Place): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString("base64url");
}

/** The place a cursor names, or null for anything that is not one of ours. */
export function readCursor(cursor: string | null | undefined): Place | null {
  return readPlace(cursor, UUID);
}

/** The same in a list whose rows have numbers for ids. */
export function readNumberCursor(cursor: string | null | undefined): Place | null {
  return readPlace(cursor, NUMBER);
}

function readPlace(cursor: string | null | undefined, ids: RegExp): Place | null {
  if (!cursor) return null;
  const [time = "", id = ""] = Buffer.from(cursor, "base64url").toString("latin1").split(" ");
  const at = new Date(time);
  // Years of four digits alone: PostgreSQL writes the others differently.
  const known = /^[1-9]\d{3}-/.test(time) && ids.test(id);
  return known && !Number.isNaN(at.getTime()) && at.toISOString() === time ? { at, id } : null;
}

/** One page out of `limit + 1` rows read, and the cursor of the next one. */
export function page<Row>(
  rows: Row[],
  limit: number,
  placeOf: (row: Row) => Place,
): { rows: Row[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? writeCursor(placeOf(last)) : null };
}

type PageColumns = {
  at: SQLWrapper;
  id: SQLWrapper;
  /** The ids are numbers. */
  numbered?: true;
  oldestFirst?: true;
};

/**
 * Condition and order of one page of a list, newest first unless said: the rows after the cursor, by moment
 * and id. The cursor may be read already; an odd one begins at the start. Moments are compared to the millisecond.
 */
export function pageBy(
  { at, id, numbered, oldestFirst }: PageColumns,
  cursor: string | Place | null | undefined,
): { where: SQL; order: SQL } {
  const place =
    typeof cursor === "string" ? readPlace(cursor, numbered ? NUMBER : UUID) : (cursor ?? null);
  const [beyond, way] = oldestFirst ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`];
  const order = sql`${at} ${way}, ${id} ${way}`;
  if (!place) return { where: sql`true`, order };
  const type = numbered ? sql`bigint` : sql`uuid`;
  const where = sql`(${at}, ${id}) ${beyond} (${place.at.toISOString()}::timestamptz, ${place.id}::${type})`;
  return { where, order };
}
