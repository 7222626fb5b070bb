import { sql } from "drizzle-orm";
import { reports } from "@/db/client";
import type { MemberActor } from "@/lib/identity/actor";
import { PRODUCT_SAMPLE, productSample } from "@/lib/nps/report/answers-where";
import type { Group } from "@/lib/nps/report/figures";
import type { Span } from "@/lib/nps/report/periods";
import type { Place } from "@/lib/nps/report/schema";

const SHOWN = 20;

export type ProductFigures = {
  /** The products with most answers, by their name; an answer counts once for each product of its order. */
  products: Group<string>[];
  /** How many answers with an order were looked at, and whether there are more than that. */
  sample: number;
  cut: boolean;
};

/** What people who bought a product answered; of many answers the newest ones. */
export async function readProducts(
  actor: MemberActor,
  where: Span & Place,
): Promise<ProductFigures> {
  const { shopId } = actor;
  const rows = await reports().execute<{
    name: string | null;
    promoter: number;
    passive: number;
    detractor: number;
  }>(sql`with sample as materialized (${productSample(shopId, where)}),
    bought as (select distinct s.id, s.score, i.name from sample s
      join order_items i on i.shop_id = ${shopId}::uuid and i.order_id = s.order_id)
    (select null as name, count(*)::int as promoter, 0 as passive, 0 as detractor from sample)
    union all
    (select name, count(*) filter (where score >= 9)::int, count(*) filter (where score between 7 and 8)::int,
      count(*) filter (where score <= 6)::int
    from bought group by name order by count(*) desc, name limit ${SHOWN})`);
  const sample = rows.find(({ name }) => name === null)?.promoter ?? 0;
  const products = rows.flatMap(({ name, ...counts }) =>
    name === null ? [] : [{ key: name, counts }],
  );
  return { products, sample, cut: sample === PRODUCT_SAMPLE };
}
