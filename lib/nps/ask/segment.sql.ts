import { type SQL, sql } from "drizzle-orm";
import { customers, orderItems, orders } from "@/db/schema";
import type { Frame } from "@/lib/nps/ask/frame.sql";
import type { Survey } from "@/lib/nps/solved-survey";

/** Whether a candidate `c` belongs to those the survey asks; the others leave no trace. */
export function inSegment(survey: Survey, frame: Frame): SQL {
  const { shopId, kind } = survey;
  const chosen = sql`c.order_id is not null and ${fits(survey, frame)}`;
  if (kind !== "lifecycle") return chosen;
  return sql`${chosen} and not exists (select from ${orders} e, ${orders} self
    where self.shop_id = ${shopId}::uuid and self.id = c.order_id and e.shop_id = ${shopId}::uuid
      and e.customer_id = c.customer_id and (e.placed_at, e.id) < (self.placed_at, self.id))`;
}

function fits(survey: Survey, { now }: Frame): SQL {
  const { shopId, kind, segment, segmentFrom, segmentTo, segmentText } = survey;
  const theirs = sql`from ${orders} x where x.shop_id = ${shopId}::uuid and x.customer_id = c.customer_id`;
  const ago = (days: number) => sql`${now}::timestamptz - make_interval(days => ${days}::int)`;
  const wanted = sql`lower(${segmentText}::text)`;
  switch (segment) {
    case "all":
      return sql`true`;
    case "order_count":
      return sql`(select count(*) ${theirs}) between ${segmentFrom ?? 0}::int and ${segmentTo ?? 2_147_483_647}::int`;
    case "last_order":
      return sql`(select max(x.placed_at) <= ${ago(segmentFrom ?? 0)} and
        ${segmentTo === null ? sql`true` : sql`max(x.placed_at) > ${ago(segmentTo + 1)}`} ${theirs})`;
    case "tag":
      return sql`exists (select from ${customers} t where t.shop_id = ${shopId}::uuid and t.id = c.customer_id
        and t.tags @> array[${wanted}])`;
    case "product":
      return sql`exists (select from ${orderItems} i where i.shop_id = ${shopId}::uuid
        and (lower(i.name) = ${wanted} or lower(i.sku) = ${wanted}) and i.order_id in (
          ${kind === "order" || kind === "delivery" ? sql`c.order_id` : sql`select x.id ${theirs}`}))`;
  }
}
