import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { emptyTables, schemaOf } from "@/lib/testing/empty-tables";
import { testPostgresUrl } from "@/scripts/test-postgres.mjs";

const TEMPLATE = "starloop_template";

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** Creates the database that all others are copied from, once per run. */
export async function createTemplate(migrate: (url: string) => Promise<void>): Promise<void> {
  await administer((sql) => sql`create database ${sql(TEMPLATE)}`);
  await migrate(addressOf(TEMPLATE));
}

/** An empty database without our tables. */
export const EMPTY = "template1";

/** A fresh database, migrated unless told otherwise; a copy of the template. */
export async function createDatabase({
  name = `test_${randomBytes(6).toString("hex")}`,
  template = TEMPLATE,
} = {}): Promise<TestDatabase> {
  await administer((sql) => sql`create database ${sql(name)} template ${sql(template)}`);
  return {
    url: addressOf(name),
    async drop() {
      await administer((sql) => sql`drop database ${sql(name)} with (force)`);
    },
  };
}

/**
 * The address of a worker's database, as empty as the template: made at the first call, emptied at
 * every other. Whatever still holds a connection or a lock there is cut off first.
 */
export async function workerDatabase(worker: string): Promise<string> {
  const name = `worker_${worker}`;
  const isThere = await administer(async (sql) => {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
    const [row] = await sql`select from pg_database where datname = ${name}`;
    return row !== undefined;
  });
  if (!isThere) return (await createDatabase({ name })).url;
  await administer(emptyTables, addressOf(name));
  return addressOf(name);
}

/** Fails when the schema of a database is not the template's any more, and then removes it. */
export async function requireUnchangedSchema(url: string): Promise<void> {
  const [is, was] = await Promise.all(
    [url, addressOf(TEMPLATE)].map((address) => administer(schemaOf, address)),
  );
  if (is === was) return;
  const { pathname } = new URL(url);
  await administer((sql) => sql`drop database ${sql(pathname.slice(1))} with (force)`);
  throw new Error("This file changed the schema: it must ask for a database with ownDatabase().");
}

async function administer<T>(
  work: (sql: postgres.Sql) => Promise<T>,
  url = testPostgresUrl(),
): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

function addressOf(name: string): string {
  const url = new URL(testPostgresUrl());
  url.pathname = `/${name}`;
  return url.href;
}
