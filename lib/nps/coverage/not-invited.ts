import { sql } from "drizzle-orm";
import { reports } from "@/db/client";
import { customers, npsInvitations, orders } from "@/db/schema";
import { page, pageBy } from "@/lib/base/cursor";
import type { MemberActor } from "@/lib/identity/actor";
import { monthFrame } from "@/lib/nps/coverage/period";

/** Customers with an order in the last twelve months, and how many of them were never invited by any way. */
export async function countNotInvited(
  actor: Pick<MemberActor, "shopId">,
): Promise<{ customers: number; notInvited: number }> {
  const { shopId } = actor;
  const [row] = await reports().execute<{ customers: number; notInvited: number }>(sql`
    with ${monthFrame(shopId)}, buyers as (
      select o.customer_id from ${orders} o
      join ${customers} c on c.shop_id = o.shop_id and c.id = o.customer_id
      where o.shop_id = ${shopId}::uuid and o.placed_at >= (select starts[1] from frame)
        and not o.test and c.erased_at is null
      group by o.customer_id
    ), asked as (
      select distinct i.customer_id from ${npsInvitations} i
      where i.shop_id = ${shopId}::uuid and i.state = 'invited'
    )
    select count(*)::int as customers,
      count(*) filter (where a.customer_id is null)::int as "notInvited"
    from buyers b left join asked a on a.customer_id = b.customer_id`);
  return row ?? { customers: 0, notInvited: 0 };
}

export type NotInvitedRow = {
  id: string;
  name: string;
  email: string | null;
  /** Customer since then; of those left out, when they were last passed over. */
  at: Date;
  lastOrder: { id: string; number: string };
  /** Why not, when last somebody thought of it; null where nobody ever did. */
  reason: string | null;
};

/** Those customers, newest first. */
export async function listNotInvited(
  actor: MemberActor,
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<{ rows: NotInvitedRow[]; next: string | null }> {
  const { shopId } = actor;
  const from = pageBy({ at: sql`c.created_at`, id: sql`c.id` }, cursor);
  const rows = await reports().execute<Omit<NotInvitedRow, "at"> & { at: string }>(sql`
    with ${monthFrame(shopId)}
    select c.id, c.name, c.email, c.created_at as at, last.json as "lastOrder",
      (select i.reason from ${npsInvitations} i
        where i.shop_id = c.shop_id and i.customer_id = c.id
        order by i.decided_at desc limit 1) as reason
    from ${customers} c, lateral (
      select json_build_object('id', o.id, 'number', o.number) as json from ${orders} o
      where o.shop_id = c.shop_id and o.customer_id = c.id and not o.test
        and o.placed_at >= (select starts[1] from frame)
      order by o.placed_at desc limit 1
    ) last
    where c.shop_id = ${shopId}::uuid and c.erased_at is null and ${from.where}
      and not exists (select from ${npsInvitations} i
        where i.shop_id = c.shop_id and i.customer_id = c.id and i.state = 'invited')
    order by ${from.order} limit ${limit + 1}`);
  const dated = rows.map((row) => ({ ...row, at: new Date(row.at) }));
  return page(dated, limit, ({ at, id }) => ({ at, id }));
}
