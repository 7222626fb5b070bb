import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import { connect, withoutPreparing } from "@/db/connect";
import * as schema from "@/db/schema";
import { TransactionPool } from "@/db/transaction-pool";
import { env } from "@/lib/base/env";
import { SECOND } from "@/lib/base/time";

type Database = ReturnType<typeof openReads>;
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];

type Connections = { reads: Database; planned: Database; transactions: TransactionPool };

/** Survives Next's reloads in development, where every module would open connections of its own. */
const kept = globalThis as typeof globalThis & { starloopDatabase?: Connections };
const ambient = new AsyncLocalStorage<Tx>();

const CLOSING = 5 * SECOND;

function connections(): Connections {
  kept.starloopDatabase ??= open();
  return kept.starloopDatabase;
}

function open(): Connections {
  const half = env().DATABASE_POOL / 2;
  const reads = openReads(Math.ceil(half));
  const planned = drizzle(withoutPreparing(reads.$client), { schema });
  return { reads, planned, transactions: new TransactionPool(Math.max(1, Math.floor(half))) };
}

function openReads(max: number) {
  return drizzle(connect({ max }), { schema });
}

/** For reads: the transaction this code runs in, else the pool. A second connection is never taken inside a transaction. */
export function database(): Database | Tx {
  return ambient.getStore() ?? connections().reads;
}

/**
 * The same for reports over all a shop has: how they are best carried out depends on what is asked, so
 * they are not prepared but planned anew each time.
 */
export function reports(): Database | Tx {
  return ambient.getStore() ?? connections().planned;
}

/** Runs `work` in one transaction; inside another one it becomes a savepoint of that. */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const run = (tx: Tx) => ambient.run(tx, () => work(tx));
  const outer = ambient.getStore();
  if (outer) return outer.transaction(run);
  return connections().transactions.use((connection) => connection.database.transaction(run));
}

/**
 * Sends the last statement of a transaction, which is not waited for: the commit goes along with it,
 * and fails if the statement did, which takes everything back.
 */
export function sendLast(statement: { execute(): Promise<unknown> }): void {
  statement.execute().catch(() => {});
}

/** Closes all connections, for processes that end by themselves; what still runs after 5 seconds is cut off. */
export async function closeDatabase(): Promise<void> {
  const closing = kept.starloopDatabase;
  kept.starloopDatabase = undefined;
  if (!closing) return;
  const reads = closing.reads.$client.end({ timeout: CLOSING / SECOND });
  await Promise.race([closing.transactions.close(), pause(CLOSING, undefined, { ref: false })]);
  closing.transactions.cut();
  await reads;
}
