import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { MemberActor } from "@/lib/identity/actor";

/** Beyond so many nobody counts. */
const MAX = 100;
/** So many of the newest alerts are looked at: what lies further back and is still open stands among the unassigned. */
const LOOKED_AT = 150;

/** What happened and was told to nobody, as long as nobody has attended to it. */
export type Untold = { count: number; latest: { orderId: string; updateId: string } | null };

/**
 * Open updates without an assignee, and low ratings of the last seven days, of which nobody could be
 * told and which nobody of the team has written about since.
 */
export async function readUntold({ shopId }: MemberActor): Promise<Untold> {
  const rows = await database().execute<{ orderId: string; updateId: string }>(sql`
    select u.order_id as "orderId", u.id as "updateId"
    from (select * from events where shop_id = ${shopId} and type = 'alert.nobody'
      order by id desc limit ${LOOKED_AT}) e
    join updates u on u.shop_id = e.shop_id and u.id = e.update_id
    where case when u.rated_at is null
        then u.solved_at is null and u.assignee_id is null and not exists (
          select from notes n where n.shop_id = u.shop_id and n.update_id = u.id
            and n.customer_id is null and n.created_at > e.at)
        else u.rated_at > now() - interval '7 days' and not exists (
          select from updates f where f.shop_id = u.shop_id and f.follows_update_id = u.id) end
    order by e.id desc limit ${MAX}`);
  const [latest] = rows;
  return { count: rows.length, latest: latest ?? null };
}
