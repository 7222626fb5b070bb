/** Who owns the tables and changes the schema, and who the product signs in as. */
const OWNER = "starloop_owner";
const APPLICATION = "starloop_app";

/**
 * Gives the server its two roles, whose passwords are those of now, and the owner everything that an
 * earlier version made as superuser. `url` signs in as superuser; returns the addresses of both.
 *
 * @param {string} url
 * @param {{ owner: string, application: string }} passwords
 */
export async function makeRoles(url, passwords) {
  // Loaded here because the commands that import this file run before anything is installed.
  const { default: postgres } = await import("postgres");
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (tx) => {
      await makeRole(tx, OWNER, passwords.owner);
      await makeRole(tx, APPLICATION, passwords.application);
      await tx.unsafe(HAND_OVER);
    });
  } finally {
    await sql.end();
  }
  return roleUrls(url, passwords);
}

/** The same address for each of the two roles. */
export function roleUrls(url, passwords) {
  return {
    ownerUrl: as(url, OWNER, passwords.owner),
    url: as(url, APPLICATION, passwords.application),
  };
}

function as(address, user, password) {
  const url = new URL(address);
  url.username = user;
  url.password = encodeURIComponent(password);
  return url.href;
}

async function makeRole(sql, name, password) {
  const [known] = await sql`select from pg_roles where rolname = ${name}`;
  if (!known) await sql`create role ${sql(name)}`;
  const [row] = await sql`select quote_literal(${password}::text) as password`;
  await sql.unsafe(`alter role ${name} login nosuperuser password ${row.password}`);
}

/** Whatever is ours and the superuser's still; what an extension brought stays with it. */
const HAND_OVER = `do $$
declare
  ours oid[] := array(select oid from pg_namespace where nspname in ('public', 'drizzle', 'graphile_worker'));
  me oid := (select oid from pg_roles where rolname = current_user);
  statement text;
begin
  if (select datdba from pg_database where datname = current_database()) = me then
    execute format('alter database %I owner to ${OWNER}', current_database());
  end if;
  for statement in
    select format('alter schema %I', nspname) from pg_namespace where oid = any(ours) and nspowner = me
    union all
    select format('alter %s %s', case relkind when 'S' then 'sequence' when 'v' then 'view' else 'table' end, oid::regclass)
    from pg_class c where relnamespace = any(ours) and relowner = me and relkind in ('r', 'p', 'v', 'S')
      and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid
        and (deptype = 'e' or relkind = 'S' and deptype in ('a', 'i')))
    union all
    select format('alter routine %s', oid::regprocedure) from pg_proc p where pronamespace = any(ours) and proowner = me
      and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = p.oid and deptype = 'e')
    union all
    select format('alter type %s', oid::regtype) from pg_type t where typnamespace = any(ours) and typowner = me
      and (typtype in ('e', 'd') or typtype = 'c' and exists (select from pg_class where oid = t.typrelid and relkind = 'c'))
      and not exists (select from pg_depend where classid = 'pg_type'::regclass and objid = t.oid and deptype = 'e')
  loop
    execute statement || ' owner to ${OWNER}';
  end loop;
end $$`;
