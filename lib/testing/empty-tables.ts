import type { Sql } from "postgres";

/**
 * Removes every row that was written since the migrations and restarts what counts. They write none
 * into an empty database themselves, but for their own list, which stays. Rows are deleted and not
 * truncated: that takes a hundredth of the time where there are few of them. As a replica, so that
 * neither foreign keys nor the triggers that guard the tracking log have a say.
 */
export async function emptyTables(sql: Sql): Promise<void> {
  await sql.unsafe(`do $$
    declare name text;
    begin
      set local session_replication_role = replica;
      for name in
        select oid::regclass from pg_class
        where relkind = 'r' and relname <> 'migrations'
          and relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)
      loop
        execute format('delete from %s', name);
      end loop;
      for name in
        select format('%I.%I', schemaname, sequencename) from pg_sequences
        where last_value is not null and schemaname in ('public', 'graphile_worker')
      loop
        execute format('alter sequence %s restart', name);
      end loop;
    end $$`);
}

/** What a migration may change, as one text: columns, constraints, indexes, functions, triggers and whether they are on. */
export async function schemaOf(sql: Sql): Promise<string> {
  const [row] = await sql<[{ schema: string }]>`
    select md5(string_agg(line, e'\n' order by line)) as schema from (
      select concat(attrelid::regclass, attname, atttypid, attnotnull) as line
        from pg_attribute where attnum > 0 and not attisdropped
      union all select concat(conrelid::regclass, conname, pg_get_constraintdef(oid))
        from pg_constraint where connamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)
      union all select concat(indexrelid::regclass, indrelid::regclass, indisunique, indisvalid) from pg_index
      union all select concat(oid::regprocedure, md5(prosrc)) from pg_proc
      union all select concat(tgrelid::regclass, tgname, tgenabled) from pg_trigger where not tgisinternal
      union all select concat('migration', hash, created_at) from drizzle.__drizzle_migrations
    ) lines`;
  return row.schema;
}
