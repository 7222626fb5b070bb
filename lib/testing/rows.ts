import { and, asc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { events, mails, ratings, updates } from "@/db/schema";
import type { MailKind } from "@/lib/mail/kinds";

type Of = { shopId: string };

/** The facts of one update as stored. */
export async function updateRow({ shopId }: Of, updateId: string) {
  const [row] = await database()
    .select()
    .from(updates)
    .where(and(eq(updates.shopId, shopId), eq(updates.id, updateId)));
  if (!row) throw new Error("No such update.");
  return row;
}

/** The kinds of an update's tracking log, oldest first. */
export async function logOf({ shopId }: Of, updateId: string): Promise<string[]> {
  const rows = await database()
    .select({ type: events.type })
    .from(events)
    .where(and(eq(events.shopId, shopId), eq(events.updateId, updateId)))
    .orderBy(asc(events.id));
  return rows.map((row) => row.type);
}

/** The mails decided for an update, oldest first; of one kind if asked. */
export function mailsOf({ shopId }: Of, updateId: string, kind?: MailKind) {
  return database()
    .select()
    .from(mails)
    .where(
      and(
        eq(mails.shopId, shopId),
        eq(mails.updateId, updateId),
        kind ? eq(mails.kind, kind) : undefined,
      ),
    )
    .orderBy(asc(mails.createdAt), asc(mails.kind), asc(mails.toAddress));
}

/** The ratings of an update; never more than one. */
export function ratingsOf({ shopId }: Of, updateId: string) {
  return database()
    .select()
    .from(ratings)
    .where(and(eq(ratings.shopId, shopId), eq(ratings.updateId, updateId)));
}
