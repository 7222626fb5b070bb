import { type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { customers, orderItems, orders } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import type { Segment } from "@/lib/nps/campaigns/survey-schema";

/** Beyond so many it is enough to know that there are more. */
const COUNTED_MAX = 10_000;
/** A round through more takes weeks anyway. */
const SHOP_MAX = 1_000_000;

export type Fitting = {
  customers: number;
  /** There are more than `customers`. */
  more: boolean;
  /** Of the whole shop: a round goes through all of them, whoever fits. */
  inShop: number;
};

/**
 * How many customers with an address are in a segment now; stops counting at 10,000, so that it
 * answers at once in a shop with a million. Throws `forbidden` for agents.
 */
export async function countFitting(actor: MemberActor, segment: Segment): Promise<Fitting> {
  requireRole(actor, "admin");
  const [row] = await database().execute<{ count: number; inShop: number }>(sql`
    select count(*)::int as count, (
      select count(*)::int from (
        select from ${customers} x where x.shop_id = ${actor.shopId}::uuid limit ${SHOP_MAX}
      ) everybody
    ) as "inShop"
    from (select from ${from(actor.shopId, segment)} limit ${COUNTED_MAX + 1}) fitting`);
  const { count = 0, inShop = 0 } = row ?? {};
  return { customers: Math.min(count, COUNTED_MAX), more: count > COUNTED_MAX, inShop };
}

function from(shopId: string, segment: Segment): SQL {
  const reachable = sql`c.shop_id = ${shopId}::uuid and c.email is not null`;
  switch (segment.segment) {
    case "all":
      return sql`${customers} c where ${reachable}`;
    case "tag":
      return sql`${customers} c where ${reachable} and c.tags @> array[${segment.segmentText}::text]`;
    case "product":
      return sql`${buyersOf(shopId, segment.segmentText)} buyer
        join ${customers} c on c.id = buyer.customer_id where ${reachable}`;
    default:
      return sql`(
          select o.customer_id from ${orders} o where o.shop_id = ${shopId}::uuid
          group by o.customer_id having ${having(segment)}
        ) buyer join ${customers} c on c.id = buyer.customer_id where ${reachable}`;
  }
}

/** By the exact name or SKU, however it is spelled. */
function buyersOf(shopId: string, product: string | null): SQL {
  const wanted = sql`lower(${product}::text)`;
  return sql`(
    select distinct o.customer_id from ${orderItems} i
    join ${orders} o on o.shop_id = i.shop_id and o.id = i.order_id
    where i.shop_id = ${shopId}::uuid and (lower(i.name) = ${wanted} or lower(i.sku) = ${wanted})
  )`;
}

function having({ segment, segmentFrom, segmentTo }: Segment): SQL {
  if (segment === "order_count") {
    return sql`count(*) between ${segmentFrom ?? 0} and ${segmentTo ?? 2_147_483_647}`;
  }
  const daysAgo = (days: number) => sql`now() - make_interval(days => ${days})`;
  const latest = sql`max(o.placed_at) <= ${daysAgo(segmentFrom ?? 0)}`;
  return segmentTo === null
    ? latest
    : sql`${latest} and max(o.placed_at) > ${daysAgo(segmentTo + 1)}`;
}
