import { inArray, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { NEWEST_MIGRATION } from "@/db/newest-migration";
import { accounts } from "@/db/schema";
import { env } from "@/lib/base/env";
import { PASSWORD, SIGN_INS, TEAM } from "@/lib/demo/team";
import { isPassword } from "@/lib/identity/factors/password";
import { readHold } from "@/lib/mail/place";

/** What an operator should know of the database before anything runs on it. */
export type Findings = {
  /** A newer version has migrated it, and nobody said that this one may run on it all the same. */
  newer: boolean;
  /** Somebody can sign in with a password that everybody knows. */
  demo: boolean;
  /** The role that the application signs in as, where it owns the tables or is superuser. */
  owner: string | null;
  /** Emails are held, since the installation was restored or copied. */
  held: boolean;
};

/** Looks at the configured database. Throws where it cannot be read. */
export async function inspectDatabase(): Promise<Findings> {
  const [row] = await database().execute<{ newer: boolean; role: string; owns: boolean }>(sql`
    select coalesce(max(created_at) > ${NEWEST_MIGRATION}::bigint, false) as newer, current_user as role,
      (select pg_has_role(relowner, 'usage') from pg_class where oid = to_regclass('public.events')) as owns
    from drizzle.__drizzle_migrations`);
  return {
    newer: row?.newer === true && env().ALLOW_NEWER_DATABASE === "0",
    demo: await hasKnownPassword(),
    owner: row?.owns ? row.role : null,
    held: (await readHold()) !== null,
  };
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
