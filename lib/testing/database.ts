import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { emptyTables, schemaOf } from "@/lib/testing/empty-tables";
import { testDatabaseUrls, testPostgresUrl } from "@/scripts/test-postgres.mjs";

const TEMPLATE = "starloop_template";

export interface TestDatabase {
  /** As the application reaches it. */
  url: string;
  /** As who owns the tables does, who may change the schema and empty tables. */
  ownerUrl: string;
  drop(): Promise<void>;
}

/** Creates the database that all others are copied from, once per run. */
export async function createTemplate(
  migrate: (urls: { url: string; ownerUrl: string }) => Promise<void>,
): Promise<void> {
  await administer((sql) => create(sql, TEMPLATE, EMPTY));
  await migrate(testDatabaseUrls(TEMPLATE));
}

function create(sql: postgres.Sql, name: string, template: string) {
  const owner = new URL(testDatabaseUrls(name).ownerUrl).username;
  return sql`create database ${sql(name)} template ${sql(template)} owner ${sql(owner)}`;
}

/** An empty database without our tables. */
export const EMPTY = "template1";

/** A fresh database, migrated unless told otherwise; a copy of the template. */
export async function createDatabase({
  name = `test_${randomBytes(6).toString("hex")}`,
  template = TEMPLATE,
} = {}): Promise<TestDatabase> {
  await administer((sql) => create(sql, name, template));
  return {
    ...testDatabaseUrls(name),
    async drop() {
      await administer((sql) => sql`drop database ${sql(name)} with (force)`);
    },
  };
}

/** Runs `work` as the superuser of a database, for what neither the application nor the owner may do. */
export function asSuperuser<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  return administer(work, addressOf(new URL(url).pathname.slice(1)));
}

/**
 * The addresses of a worker's database, as empty as the template: made at the first call, emptied at
 * every other. Whatever still holds a connection or a lock there is cut off first.
 */
export async function workerDatabase(worker: string): Promise<Omit<TestDatabase, "drop">> {
  const name = `worker_${worker}`;
  const isThere = await administer(async (sql) => {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
    const [row] = await sql`select from pg_database where datname = ${name}`;
    return row !== undefined;
  });
  if (isThere) await administer(emptyTables, addressOf(name));
  else await createDatabase({ name });
  return testDatabaseUrls(name);
}

/** Fails when the schema of a database is not the template's any more, and then removes it. */
export async function requireUnchangedSchema(url: string): Promise<void> {
  const [is, was] = await Promise.all(
    [url, addressOf(TEMPLATE)].map((address) => asSuperuser(address, schemaOf)),
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
