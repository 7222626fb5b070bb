import { type SQL, sql } from "drizzle-orm";
import { reports } from "@/db/client";
import { customers, npsInvitations, orders, shops } from "@/db/schema";
import { page, pageBy } from "@/lib/base/cursor";
import type { MemberActor } from "@/lib/identity/actor";
import type { NotInvitedRow } from "@/lib/nps/coverage/not-invited";
import type { Span } from "@/lib/nps/report/periods";

/**
 * CTE `left_out`: the customers that were to be asked in the days of the span and weren't, since they
 * waited for an answer or were unhappy; who was invited in those days after all is none of them.
 */
function leftOut(shopId: string, { from, to }: Span): SQL {
  const zone = sql`(select time_zone from ${shops} where id = ${shopId}::uuid)`;
  const midnight = (day: string, more: number) =>
    sql`((${day}::date + ${more}::int)::timestamp at time zone ${zone})`;
  const within = sql`${from ? sql`i.decided_at >= ${midnight(from, 0)}` : sql`true`}
    and ${to ? sql`i.decided_at < ${midnight(to, 1)}` : sql`true`}`;
  return sql`
    held as materialized (
      select i.customer_id, max(i.decided_at) as at,
        (array_agg(i.reason order by i.decided_at desc))[1] as reason
      from ${npsInvitations} i
      where i.shop_id = ${shopId}::uuid and i.reason in ('awaiting_reply', 'unrecovered') and ${within}
      group by i.customer_id
    ), left_out as materialized (
      select h.customer_id, h.at, h.reason from held h
      join ${customers} c on c.shop_id = ${shopId}::uuid and c.id = h.customer_id and c.erased_at is null
      where (select true from ${npsInvitations} i where i.shop_id = ${shopId}::uuid
        and i.customer_id = h.customer_id and i.state = 'invited' and ${within} limit 1) is null
    )`;
}

/** How many people were not asked in these days for being unhappy or waiting: without them the score is flattered. */
export async function countLeftOut(actor: MemberActor, span: Span): Promise<number> {
  const [row] = await reports().execute<{ count: number }>(
    sql`with ${leftOut(actor.shopId, span)} select count(*)::int as count from left_out`,
  );
  return row?.count ?? 0;
}

/** Those people, by when they were last passed over, newest first. */
export async function listLeftOut(
  actor: MemberActor,
  span: Span,
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<{ rows: NotInvitedRow[]; next: string | null }> {
  const { shopId } = actor;
  const from = pageBy({ at: sql`l.at`, id: sql`c.id` }, cursor);
  const rows = await reports().execute<Omit<NotInvitedRow, "at"> & { at: string }>(sql`
    with ${leftOut(shopId, span)}
    select c.id, c.name, c.email, l.at, l.reason, last.json as "lastOrder"
    from left_out l
    join ${customers} c on c.shop_id = ${shopId}::uuid and c.id = l.customer_id,
    lateral (
      select json_build_object('id', o.id, 'number', o.number) as json from ${orders} o
      where o.shop_id = ${shopId}::uuid and o.customer_id = c.id
      order by o.placed_at desc limit 1
    ) last
    where ${from.where} order by ${from.order} limit ${limit + 1}`);
  const dated = rows.map((row) => ({ ...row, at: new Date(row.at) }));
  return page(dated, limit, ({ at, id }) => ({ at, id }));
}
