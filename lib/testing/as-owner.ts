import type postgres from "postgres";
import { ownerUrl } from "@/db/migrate-configured";
import { withConnection } from "@/lib/testing/old-database";

/** One connection as who owns the tables, for what the application may not do: empty tables, change the schema, switch triggers off. */
export function asOwner<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  return withConnection(ownerUrl(), work);
}

/** Changes rows that a trigger keeps as they are, as the demo does to build a past. */
export async function withoutTrigger(
  [table, trigger]: readonly [string, string],
  work: (tx: postgres.TransactionSql) => Promise<unknown>,
): Promise<void> {
  await asOwner((sql) =>
    sql.begin(async (tx) => {
      await tx.unsafe(`alter table ${table} disable trigger ${trigger}`);
      await work(tx);
      await tx.unsafe(`alter table ${table} enable trigger ${trigger}`);
    }),
  );
}
