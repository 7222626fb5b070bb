import { and, asc, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { events, links, mails, ratings, updates } from "@/db/schema";
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

/** Everything a link could change, as one text: equal before and after means nothing was changed. */
export async function stateOfEverything(): Promise<string> {
  const [row] = await database().execute<{ state: string }>(sql`select concat_ws(' ',
    (select string_agg(u::text, '|' order by id) from updates u),
    (select string_agg(r::text, '|' order by id) from ratings r),
    (select string_agg(e::text, '|' order by id) from events e),
    (select string_agg(n::text, '|' order by id) from notes n),
    (select string_agg(o::text, '|' order by customer_id) from opt_outs o),
    (select string_agg(o::text, '|' order by id) from orders o),
    (select string_agg(l::text, '|' order by id) from links l),
    (select count(*) from mails)) as state`);
  return row?.state ?? "";
}

/** Makes every link of an order a day too old. */
export async function expireLinks({ shopId }: Of, orderId: string): Promise<void> {
  await database()
    .update(links)
    .set({ expiresAt: sql`now() - interval '1 day'` })
    .where(and(eq(links.shopId, shopId), eq(links.orderId, orderId)));
}
