import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { closeDatabase } from "@/db/client";
import { forgetEnv } from "@/lib/base/env";
import { createDatabase, createTemplate, type TestDatabase } from "@/lib/testing/database";
import { type Stack, startStack } from "@/lib/testing/stack";
import { TEST_ENV } from "@/lib/testing/test-env";
import type { WireTap } from "@/lib/testing/wire-tap";
import { endChild, spawnNode } from "@/scripts/children.mjs";
import { freePort, opensPort } from "@/scripts/ports.mjs";
import { readEntry } from "@/scripts/product.mjs";
import { root } from "@/scripts/root.mjs";
import { startTestPostgres } from "@/scripts/test-postgres.mjs";
import { parentOf } from "./cpu";
import { openShop, type Shop } from "./shop";

/** A web server under measurement. */
export type Site = { url: string; pid: number };

/** The product on one database: measured directly, and again through a tap that counts. */
export type Product = Site & {
  shop: Shop;
  /** The same, but its statements go through the tap. */
  tapped: Site & { tap: WireTap };
  stack: Stack;
  database: TestDatabase;
  sql: Sql;
};

export type World = {
  bare: Site;
  product: Product;
  /** The product with 10,000 updates, beside one with more. */
  small: Product | undefined;
  /** PostgreSQL's first process. */
  postgres: number;
  stop(): Promise<void>;
};

const SMALL = 10_000;
/** No limit of the API is met at these speeds. */
const ENV = { API_LIMIT_PER_MINUTE: "100000000" };

/** Everything that is measured, on one PostgreSQL: the bare app, the product, and where asked the product on little data. */
export async function startWorld(updates: number): Promise<World> {
  const cluster = await startTestPostgres();
  const stops: (() => Promise<void>)[] = [cluster.stop];
  const stop = async () => {
    for (const step of stops.reverse()) await step();
  };
  try {
    await createTemplate(async ({ url, ownerUrl }) => {
      const env = { ...TEST_ENV, DATABASE_URL: url, DATABASE_MIGRATE_URL: ownerUrl };
      await readEntry("migrate", { env, sentence: "The database was not migrated" });
    });
    const product = await startProduct(updates, stops);
    const small = updates > SMALL ? await startProduct(SMALL, stops) : undefined;
    const bare = await startBare(stops);
    const [row] = await product.sql`select pg_backend_pid() as pid`;
    return { bare, product, small, postgres: parentOf(row?.pid), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startProduct(updates: number, stops: (() => Promise<void>)[]): Promise<Product> {
  const database = await createDatabase();
  await fill(database, updates);
  const sql = postgres(database.ownerUrl, { max: 2, onnotice: () => {} });
  stops.push(() => sql.end());
  const direct = await startStack({ workers: 0, database, env: ENV });
  stops.push(() => direct.stop());
  const borrowed = { ...database, drop: async () => {} };
  const second = await startStack({ workers: 0, database: borrowed, tap: true, env: ENV });
  stops.push(() => second.stop());
  if (!second.tap) throw new Error("A stack without its tap.");
  await reach(database);
  return {
    ...siteOf(direct),
    shop: await openShop(sql),
    tapped: { ...siteOf(second), tap: second.tap },
    stack: direct,
    database,
    sql,
  };
}

const siteOf = ({ url, webs: [web] }: Stack): Site => ({ url, pid: web?.pid ?? 0 });

/** Has this process's verbs write into a database. */
async function reach({ url, ownerUrl }: TestDatabase): Promise<void> {
  await closeDatabase();
  Object.assign(process.env, TEST_ENV, { DATABASE_URL: url, DATABASE_MIGRATE_URL: ownerUrl });
  forgetEnv();
}

/** The demo shop; or as many updates as asked for, by the loader. */
async function fill({ url, ownerUrl }: TestDatabase, updates: number): Promise<void> {
  const database = { DATABASE_URL: url, DATABASE_MIGRATE_URL: ownerUrl };
  const env = { ...TEST_ENV, NODE_ENV: "production", ...database };
  const sentence = "The data couldn’t be loaded";
  if (updates === 0) await readEntry("load-demo", { env, sentence });
  else await readEntry("load", { env, args: ["--updates", String(updates)], sentence });
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await sql`vacuum analyze`;
  await sql.end();
}

/** `next start` on the bare app. */
async function startBare(stops: (() => Promise<void>)[]): Promise<Site> {
  const database = await createDatabase();
  const sql = postgres(database.ownerUrl, { max: 1 });
  await sql`create table bench_ratings (id bigint generated always as identity primary key,
    stars int not null, created_at timestamptz not null default now())`;
  await sql.end();
  const port = await freePort();
  const next = join(root, "node_modules/next/dist/bin/next");
  const env = {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: database.ownerUrl,
  };
  const args = [next, "start", join(root, "bench/bare"), "-p", String(port)];
  const child: ChildProcess = spawnNode(args, { env, output: ["ignore", "inherit"] });
  stops.push(database.drop, () => endChild(child));
  if (!(await opensPort(port, 30_000))) throw new Error("The bare app did not start.");
  return { url: `http://localhost:${port}`, pid: child.pid ?? 0 };
}
