import { inArray, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { NEWEST_MIGRATION } from "@/db/newest-migration";
import { accounts } from "@/db/schema";
import { env } from "@/lib/base/env";
import { PASSWORD, SIGN_INS, TEAM } from "@/lib/demo/team";
import { isPassword } from "@/lib/identity/factors/password";
import { willHold } from "@/lib/mail/place";
import { installationTransport } from "@/lib/mail/shop-transport";

/** What an operator should know of the database before anything runs on it. */
export type Findings = {
  /** It is empty, or migrations of this version are yet to run. */
  outdated: boolean;
  /** A newer version has migrated it, and nobody said that this one may run on it all the same. */
  newer: boolean;
  /** Somebody can sign in with a password that everybody knows. */
  demo: boolean;
  /** The role that the application signs in as, where it owns the tables or is superuser. */
  owner: string | null;
  /** Emails are held, since the installation was restored or copied. */
  held: boolean;
};

/** Looks at the configured database. Throws where it cannot be reached. */
export async function inspectDatabase(): Promise<Findings> {
  const newest = await readNewest();
  const newer = newest > NEWEST_MIGRATION && env().ALLOW_NEWER_DATABASE === "0";
  const nothing = { newer, demo: false, owner: null, held: false };
  if (newest < NEWEST_MIGRATION) return { ...nothing, outdated: true };
  if (newer) return { ...nothing, outdated: false };
  return {
    ...{ newer, outdated: false },
    demo: await hasKnownPassword(),
    owner: await readOwner(),
    held: installationTransport()?.name !== "outbox" && (await willHold()),
  };
}

/** When the newest migration that was run was made; 0 where none was, or the application has no rights yet. */
async function readNewest(): Promise<number> {
  const [may] = await database().execute<{ read: boolean }>(sql`
    select exists (select from pg_namespace where nspname = 'drizzle' and has_schema_privilege(oid, 'usage'))
      and coalesce(has_table_privilege(to_regclass('drizzle.__drizzle_migrations'), 'select'), false) as read`);
  if (!may?.read) return 0;
  const [row] = await database().execute<{ newest: number | null }>(
    sql`select max(created_at)::float8 as newest from drizzle.__drizzle_migrations`,
  );
  return row?.newest ?? 0;
}

async function readOwner(): Promise<string | null> {
  const [row] = await database().execute<{ role: string }>(sql`
    select current_user as role from pg_class
    where oid = 'public.events'::regclass and pg_has_role(relowner, 'usage')`);
  return row?.role ?? null;
}

async function hasKnownPassword(): Promise<boolean> {
  const emails = SIGN_INS.map((key) => TEAM[key].email);
  const rows = await database()
    .select({ hash: accounts.passwordHash })
    .from(accounts)
    .where(inArray(accounts.email, emails));
  const known = await Promise.all(rows.map(({ hash }) => isPassword(hash, PASSWORD)));
  return known.includes(true);
}
