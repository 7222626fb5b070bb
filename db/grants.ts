import type { MigrationSession } from "./migration-session";

/** Tables that only grow: the application adds to them and reads them, and nothing else. */
export const LOGS = ["account_events", "events", "setting_changes"];

/**
 * Gives the roles that the application signs in as the rights they need, and takes away others: they
 * read and write rows, and own nothing. Throws for a role that isn't there.
 */
export async function grantToApplication(
  session: MigrationSession,
  roles: string[],
): Promise<void> {
  const rows = await session.sql<{ role: string; known: boolean }[]>`
    select role, exists (select from pg_roles where rolname = role) as known
    from unnest(${[...new Set(roles)]}::text[]) role where role <> current_user`;
  for (const { role, known } of rows) {
    if (!known) {
      throw new Error(
        `PostgreSQL knows no role "${role}", which DATABASE_URL signs in as: create it, as docs/operations.md says.`,
      );
    }
    await session.patiently(`The rights of ${role}`, () => grantAll(session, role));
  }
}

async function grantAll({ sql }: MigrationSession, role: string): Promise<void> {
  await sql.begin(async (tx) => {
    const rows = await tx<{ statement: string }[]>`
      with schemas as (
        select oid, nspname as name from pg_namespace where nspname in ('public', 'graphile_worker', 'drizzle')
      ), tables as (
        select c.oid, s.name as schema, relname as name, relkind as kind, relrowsecurity as secured,
          format('%s %I.%I', case relkind when 'S' then 'sequence' else 'table' end, s.name, relname) as what
        from pg_class c join schemas s on s.oid = relnamespace
        where relkind in ('r', 'p', 'v', 'S') and pg_has_role(relowner, 'usage')
          and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'e')
      )
      select format('grant usage on schema %I to %I', name, ${role}::text) as statement from schemas
      union all select format('revoke all on %s from %I', what, ${role}::text) from tables
      union all select format('grant %s on %s to %I', case
        when kind = 'S' then 'usage, select'
        when schema = 'drizzle' then 'select'
        when schema = 'public' and name = any(${LOGS}::text[]) then 'select, insert'
        else 'select, insert, update, delete' end, what, ${role}::text) from tables
      -- The queue's tables have row security without a policy: only their owner would see a row.
      union all select format('create policy %I on %I.%I to %I using (true)', 'rows of ' || ${role}::text, schema, name, ${role}::text)
        from tables t where secured and not exists (
          select from pg_policy where polrelid = t.oid and ${role}::text::regrole = any(polroles))
      -- What runs with the owner's rights; its migration takes it from everybody else.
      union all select format('grant execute on function %s to %I', p.oid::regprocedure, ${role}::text)
        from pg_proc p join schemas s on s.oid = pronamespace
        where pg_has_role(proowner, 'usage') and (s.name = 'graphile_worker' or s.name = 'public' and prosecdef)`;
    // Rights on a table go before those given anew: the order above.
    await tx.unsafe(rows.map(({ statement }) => statement).join(";\n"));
  });
}
