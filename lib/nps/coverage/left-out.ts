import { type SQL, sql } from "drizzle-orm";
import { reports } from "@/db/client";
import { customers, npsInvitations, orders, shops } from "@/db/schema";
import { page, pageBy } from "@/lib/base/cursor";
import { MOST_COUNTED } from "@/lib/base/most-counted";
import { written } from "@/lib/base/sought-page";
import type { MemberActor } from "@/lib/identity/actor";
import type { NotInvitedRow } from "@/lib/nps/coverage/not-invited";
import type { Span } from "@/lib/nps/report/periods";

/**
 * From and where of the customers `c` that were to be asked in the days of the span and weren't, since they
 * waited for an answer or were unhappy, each with the last time `i` they were passed over; who was
 * invited in those days after all is none of them.
 */
function leftOut(shopId: string, { from, to }: Span): SQL {
  const zone = sql`(select time_zone from ${shops} where id = ${shopId}::uuid)`;
  const midnight = (day: string, more: number) =>
    sql`((${day}::date + ${more}::int)::timestamp at time zone ${zone})`;
  const isWithin = (at: SQL) => sql`${from ? sql`${at} >= ${midnight(from, 0)}` : sql`true`}
    and ${to ? sql`${at} < ${midnight(to, 1)}` : sql`true`}`;
  const isHeld = (which: SQL) => sql`${which}.reason in ('awaiting_reply', 'unrecovered')`;
  const theirs = sql`from ${npsInvitations} h where h.shop_id = ${shopId}::uuid
    and h.customer_id = i.customer_id and ${isWithin(sql`h.decided_at`)}`;
  return sql`
    from ${npsInvitations} i
    join ${customers} c on c.shop_id = ${shopId}::uuid and c.id = i.customer_id and c.erased_at is null
    where i.shop_id = ${shopId}::uuid and ${isHeld(sql`i`)} and ${isWithin(sql`i.decided_at`)}
      and (select h.id ${theirs} and ${isHeld(sql`h`)} order by h.decided_at desc, h.id desc limit 1) = i.id
      and (select true ${theirs} and h.state = 'invited' limit 1) is null`;
}

/**
 * How many people were not asked in these days for being unhappy or waiting: without them the score is
 * flattered. `MOST_COUNTED` stands for that many or more.
 */
export async function countLeftOut(actor: MemberActor, span: Span): Promise<number> {
  const [row] = await reports().execute<{ count: number }>(sql`
    select count(*)::int as count from (select ${leftOut(actor.shopId, span)} limit ${written(MOST_COUNTED)}) l`);
  return row?.count ?? 0;
}

/** Those people, by when they were last passed over, newest first. */
export async function listLeftOut(
  actor: MemberActor,
  span: Span,
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<{ rows: NotInvitedRow[]; next: string | null }> {
  const { shopId } = actor;
  const from = pageBy({ at: sql`i.decided_at`, id: sql`i.customer_id` }, cursor);
  const rows = await reports().execute<Omit<NotInvitedRow, "at"> & { at: string }>(sql`
    with l as materialized (
      select c.id, c.name, c.email, i.decided_at as at, i.reason ${leftOut(shopId, span)}
        and ${from.where} order by ${from.order} limit ${limit + 1}
    )
    select l.*, last.json as "lastOrder" from l, lateral (
      select json_build_object('id', o.id, 'number', o.number) as json from ${orders} o
      where o.shop_id = ${shopId}::uuid and o.customer_id = l.id
      order by o.placed_at desc limit 1
    ) last order by l.at desc, l.id desc`);
  const dated = rows.map((row) => ({ ...row, at: new Date(row.at) }));
  return page(dated, limit, ({ at, id }) => ({ at, id }));
}
