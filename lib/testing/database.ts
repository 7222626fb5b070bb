import { randomBytes } from "node:crypto";
import postgres from "postgres";
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
export async function createDatabase(template = TEMPLATE): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await administer((sql) => sql`create database ${sql(name)} template ${sql(template)}`);
  return {
    url: addressOf(name),
    async drop() {
      await administer((sql) => sql`drop database ${sql(name)} with (force)`);
    },
  };
}

async function administer(work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(testPostgresUrl(), { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

function addressOf(name: string): string {
  const url = new URL(testPostgresUrl());
  url.pathname = `/${name}`;
  return url.href;
}
