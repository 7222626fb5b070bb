import { type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { Place } from "@/db/schema";
import { env } from "@/lib/base/env";

/** Since when emails are held, and between which places; null while this installation is where it was. */
export type Hold = { since: Date; home: Place; found: Place };

/**
 * Compares where this installation is with where it is at home: by PostgreSQL's number of the cluster,
 * the database, the address people use, and the data folder of the included PostgreSQL. The first
 * start settles it; from another place on emails are held.
 */
export async function notePlace(): Promise<Hold | null> {
  const here = sql`${JSON.stringify(await readPlace())}::jsonb`;
  await database().execute(
    sql`insert into installation (place) values (${here}) on conflict do nothing`,
  );
  await database().execute(sql`
    update installation set found_place = nullif(${here}, place),
      held_since = case when place = ${here} then null when found_place = ${here} then held_since else now() end
    where found_place is distinct from nullif(${here}, place)`);
  return readHold();
}

export async function readHold(): Promise<Hold | null> {
  const [row] = await database().execute<{ since: string; home: Place; found: Place }>(sql`
    select held_since as since, place as home, found_place as found
    from installation where held_since is not null`);
  return row ? { ...row, since: new Date(row.since) } : null;
}

/** Whether a worker that starts here will hold emails, or goes on doing so. Changes nothing. */
export async function willHold(): Promise<boolean> {
  const here = sql`${JSON.stringify(await readPlace())}::jsonb`;
  const [row] = await database().execute<{ elsewhere: boolean }>(
    sql`select place is distinct from ${here} as elsewhere from installation`,
  );
  return row?.elsewhere ?? false;
}

/** Makes the place where the installation was found its home: what is due is sent from there. */
export async function settleHere(): Promise<void> {
  await database().execute(sql`
    update installation set place = found_place, found_place = null, held_since = null
    where held_since is not null`);
}

/** Since when emails are held, as part of another question. */
export const HELD_SINCE: SQL = sql`(select held_since from installation)`;

async function readPlace(): Promise<Place> {
  const { APP_URL, EMBEDDED_DATA_DIR } = env();
  const [row] = await database().execute<{ database: string; id: number; tells: boolean }>(sql`
    select datname as database, oid::int8::float8 as id,
      has_function_privilege('pg_control_system()', 'execute') as tells
    from pg_database where datname = current_database()`);
  if (!row) throw new Error("A database without a name.");
  return {
    cluster: row.tells ? await readCluster() : null,
    database: row.database,
    databaseId: row.id,
    url: APP_URL,
    folder: EMBEDDED_DATA_DIR ?? null,
  };
}

async function readCluster(): Promise<string | null> {
  const [row] = await database().execute<{ cluster: string }>(
    sql`select system_identifier::text as cluster from pg_control_system()`,
  );
  return row?.cluster ?? null;
}
