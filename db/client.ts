import { AsyncLocalStorage } from "node:async_hooks";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "@/db/schema";
import { env } from "@/lib/base/env";

type Database = ReturnType<typeof connect>;
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** Survives Next's reloads in development, where every module would open a pool of its own. */
const kept = globalThis as typeof globalThis & { starloopDatabase?: Database };
const ambient = new AsyncLocalStorage<Tx>();

function connect() {
  const client = postgres(env().DATABASE_URL, {
    max: env().DATABASE_POOL,
    // Works behind PgBouncer in transaction mode as well.
    prepare: false,
    connect_timeout: 2,
    // Seconds between tries to reach a database that went away; the driver alone waits up to 20.
    backoff: () => 0.25,
    idle_timeout: 60,
    onnotice: () => {},
    connection: {
      application_name: "starloop",
      statement_timeout: 10_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
  return drizzle(client, { schema });
}

function pool(): Database {
  kept.starloopDatabase ??= connect();
  return kept.starloopDatabase;
}

/** For reads: the transaction this code runs in, else the pool. A second connection is never taken inside a transaction. */
export function database(): Database | Tx {
  return ambient.getStore() ?? pool();
}

/** Runs `work` in one transaction; inside another one it becomes a savepoint of that. */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const outer = ambient.getStore();
  const run = (tx: Tx) => ambient.run(tx, () => work(tx));
  return outer ? outer.transaction(run) : pool().transaction(run);
}

/** Closes the pool, for processes that end by themselves. */
export async function closeDatabase(): Promise<void> {
  await kept.starloopDatabase?.$client.end({ timeout: 5 });
  kept.starloopDatabase = undefined;
}
