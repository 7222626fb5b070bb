import { and, asc, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { events, links, linkVisits, mails, ratings, solves, updates } from "@/db/schema";
import type { MailKind } from "@/lib/mail/kinds";
import { dumpEverything } from "@/lib/testing/dump";

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

/** How often and by whom an update was solved and opened again, oldest first. */
export function solvesOf({ shopId }: Of, updateId: string) {
  return database()
    .select()
    .from(solves)
    .where(and(eq(solves.shopId, shopId), eq(solves.updateId, updateId)))
    .orderBy(asc(solves.number));
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

/** What moves by itself, and the one thing that looking at a link may write. */
const RESTLESS = ["link_visits", "workers", "mails", "limits", "installation"];

/**
 * Every table as one text, of mails their number alone: equal before and after means nothing was
 * changed but who looked.
 */
export async function stateOfEverything(): Promise<string> {
  const [row] = await database().execute<{ count: string }>(sql`select count(*) from mails`);
  return `${row?.count} mails\n${await dumpEverything({ without: RESTLESS, jobs: false })}`;
}

/** Makes every link of an order a day too old. */
export async function expireLinks({ shopId }: Of, orderId: string): Promise<void> {
  await database()
    .update(links)
    .set({ expiresAt: sql`now() - interval '1 day'` })
    .where(and(eq(links.shopId, shopId), eq(links.orderId, orderId)));
}

/** What each visit of a link to an order was taken for: a kind of machine, or null for a person. */
export async function visitsOf({ shopId }: Of, orderId: string): Promise<(string | null)[]> {
  const rows = await database()
    .select({ machine: linkVisits.machine })
    .from(linkVisits)
    .innerJoin(links, and(eq(links.shopId, linkVisits.shopId), eq(links.id, linkVisits.linkId)))
    .where(and(eq(linkVisits.shopId, shopId), eq(links.orderId, orderId)));
  return rows.map((row) => row.machine);
}
