import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { apiKeys, idempotencyKeys, mails, ratings } from "@/db/schema";
import { asOwner } from "@/lib/testing/as-owner";

/** Every kept answer of a shop. */
export function keptCalls(shopId: string) {
  return database().select().from(idempotencyKeys).where(eq(idempotencyKeys.shopId, shopId));
}

/** Lets the shop's kept answers have been given so many seconds earlier. */
export async function ageKeptCalls(shopId: string, seconds: number): Promise<void> {
  await database()
    .update(idempotencyKeys)
    .set({ createdAt: sql`created_at - make_interval(secs => ${seconds})` })
    .where(eq(idempotencyKeys.shopId, shopId));
}

/** Revokes every key of a shop. */
export async function revokeKeys(shopId: string): Promise<void> {
  await database().update(apiKeys).set({ revokedAt: sql`now()` }).where(eq(apiKeys.shopId, shopId));
}

/** Leaves a rating as if nothing had ever been decided about its mails. */
export async function forgetMails(shopId: string, ratingId: string): Promise<void> {
  await database()
    .delete(mails)
    .where(and(eq(mails.shopId, shopId), eq(mails.ratingId, ratingId)));
}

/** Every mail about a rating. */
export function mailsOfRating(shopId: string, ratingId: string) {
  return database()
    .select()
    .from(mails)
    .where(and(eq(mails.shopId, shopId), eq(mails.ratingId, ratingId)));
}

/** The only rating of a shop. */
export async function onlyRating(shopId: string) {
  const rows = await database().select().from(ratings).where(eq(ratings.shopId, shopId));
  if (rows.length !== 1 || !rows[0]) throw new Error(`${rows.length} ratings instead of one.`);
  return rows[0];
}

/** Does `work` on a database that looks as if nobody had migrated it. */
export async function hideMigrations(work: () => Promise<void>): Promise<void> {
  await asOwner((sql) => sql`alter schema drizzle rename to hidden`);
  try {
    await work();
  } finally {
    await asOwner((sql) => sql`alter schema hidden rename to drizzle`);
  }
}

/** Makes the database believe that the newest migration has not been run. */
export async function forgetNewestMigration(): Promise<void> {
  await asOwner(
    (owner) => owner`delete from drizzle.__drizzle_migrations
      where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`,
  );
}
