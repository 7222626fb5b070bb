import type { TransactionSql } from "postgres";

/**
 * Runs `work` while these tables bear no indexes, keys and triggers, and gives them back before the
 * transaction ends: many rows cost a fraction of the time then, and PostgreSQL checks every key and
 * reference itself when it builds them. Nobody else can use the tables meanwhile.
 */
export async function withBareTables(
  sql: TransactionSql,
  tables: string[],
  work: () => Promise<void>,
): Promise<void> {
  const keys = await keysOf(sql, tables);
  const indexes = await indexesOf(sql, tables);
  const [references, others] = [keys.filter(isReference), keys.filter((key) => !isReference(key))];
  for (const { table, name } of [...references, ...others]) {
    await sql.unsafe(`alter table ${table} drop constraint ${name}`);
  }
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`);
  for (const table of tables) await sql.unsafe(`alter table ${table} disable trigger user`);
  await work();
  await sql`select set_config('maintenance_work_mem', '512MB', true)`;
  for (const key of others) await sql.unsafe(added(key));
  for (const { definition } of indexes) await sql.unsafe(definition);
  // The planner of the checks would think the tables empty.
  for (const table of tables) await sql.unsafe(`analyze ${table}`);
  for (const key of references) await sql.unsafe(added(key));
  for (const table of tables) await sql.unsafe(`alter table ${table} enable trigger user`);
}

type Key = { table: string; name: string; type: string; definition: string };

const isReference = ({ type }: Key) => type === "f";

const added = ({ table, name, definition }: Key) =>
  `alter table ${table} add constraint ${name} ${definition}`;

/** Primary keys, unique constraints and references of these tables, and references to them. */
async function keysOf(sql: TransactionSql, tables: string[]): Promise<Key[]> {
  return sql<Key[]>`
    select conrelid::regclass::text as "table", quote_ident(conname) as name, contype as type,
      pg_get_constraintdef(oid) as definition
    from pg_constraint
    where (conrelid = any(${tables}::regclass[]) or confrelid = any(${tables}::regclass[]))
      and contype in ('p', 'u', 'f') and conparentid = 0
    order by oid`;
}

/** The indexes that belong to no constraint. */
async function indexesOf(sql: TransactionSql, tables: string[]) {
  return sql<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index i
    where indrelid = any(${tables}::regclass[])
      and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u'))
    order by indexrelid`;
}
