import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { type Client, connect, connectForReports } from "@/db/connect";
import * as schema from "@/db/schema";
import { TransactionPool } from "@/db/transaction-pool";
import { env } from "@/lib/base/env";
import { SECOND } from "@/lib/base/time";

type Database = ReturnType<typeof toDatabase>;
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** Survives Next's reloads in development, where every module would open connections of its own. */
const kept = globalThis as typeof globalThis & {
  starloopDatabase?: ReturnType<typeof openAll>;
};
const ambient = new AsyncLocalStorage<Tx>();

const CLOSING = 5 * SECOND;
const RENEWING = SECOND;
const AHEAD = 8;

function connections() {
  kept.starloopDatabase ??= openAll();
  return kept.starloopDatabase;
}

function openAll() {
  const half = env().DATABASE_POOL / 2;
  // By themselves, because what is sent on a connection waits for what was sent before it.
  const forReports = Math.max(1, Math.floor(half * 0.4));
  const max = Math.max(1, Math.ceil(half) - forReports);
  // Where one connection died without a word, others did as well, and reports would find out late.
  const renew = () => {
    for (const some of renewed) void some.end(RENEWING);
    transactions.forgetFree();
  };
  const reads = new Renewed((whenStuck) => connect({ max }, whenStuck), renew);
  const reports = new Renewed(
    (whenStuck) => connectForReports({ max: forReports }, whenStuck),
    renew,
  );
  const health = new Renewed((whenStuck) => connect({ max: 1 }, whenStuck), renew);
  const renewed = [reads, reports, health];
  const transactions = new TransactionPool(Math.max(1, Math.floor(half)));
  return { reads, reports, health, transactions };
}

const toDatabase = (client: Client) => drizzle(client, { schema });

/** Connections that can be made anew while what is under way on the former ones ends. */
class Renewed {
  private current: Database | undefined;

  constructor(
    private readonly open: (whenStuck: () => void) => Client,
    private readonly renew: () => void,
  ) {}

  get(): Database {
    this.current ??= this.make();
    return this.current;
  }

  /** What is under way has so many milliseconds to end. */
  async end(milliseconds: number): Promise<void> {
    const ending = this.current;
    this.current = undefined;
    await ending?.$client.end({ timeout: milliseconds / SECOND });
  }

  private make(): Database {
    const whenStuck = () => this.current === made && this.renew();
    const made = toDatabase(this.open(whenStuck));
    return made;
  }
}

/** For reads: the transaction this code runs in, else the pool. A second connection is never taken inside a transaction. */
export function database(): Database | Tx {
  return ambient.getStore() ?? connections().reads.get();
}

/** For the question whether the database responds at all. */
export function healthDatabase(): Database {
  return connections().health.get();
}

/**
 * The same for reports over all a shop has: how they are best carried out depends on what is asked, so
 * they are not prepared but planned anew each time. They have a deadline of their own.
 */
export function reports(): Database | Tx {
  return ambient.getStore() ?? connections().reports.get();
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

/** Connects ahead of the first requests, which would have to wait for it otherwise. Without a database they say so themselves. */
export async function connectAhead(): Promise<void> {
  const ask = (among: Database | Tx) => among.execute(sql`select 1`);
  const some = Array.from({ length: AHEAD }, async (_, n) => {
    await (n % 2 ? ask(database()) : transaction(ask));
  });
  await Promise.allSettled(some);
}

/** Closes all connections, for processes that end by themselves; what still runs after 5 seconds is cut off. */
export async function closeDatabase(): Promise<void> {
  const closing = kept.starloopDatabase;
  kept.starloopDatabase = undefined;
  if (!closing) return;
  const reads = [closing.reads, closing.reports, closing.health].map((some) => some.end(CLOSING));
  await Promise.race([closing.transactions.close(), pause(CLOSING, undefined, { ref: false })]);
  closing.transactions.cut();
  await Promise.all(reads);
}
