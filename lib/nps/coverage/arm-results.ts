import { sql } from "drizzle-orm";
import { reports } from "@/db/client";
import { mails, npsExperiments, npsInvitations, npsReviews } from "@/db/schema";
import type { ArmResult, Variant } from "@/lib/nps/coverage/experiment-verdict";
import { RIPE_DAYS } from "@/lib/nps/coverage/period";

/** Both sides of an experiment; `young` were sent less than seven days ago and do not count yet. */
export type Arms = Record<Variant, ArmResult & { young: number }>;

type Row = {
  id: string;
  variant: Variant;
  sent: number;
  young: number;
  answered: number;
  promoter: number;
  passive: number;
  detractor: number;
};

/**
 * What came of the experiments of a shop, by id. Each invitation has seven days for its answer, so
 * that the side with the longer delay, which is younger, is not taken for the worse one. Only the first
 * planned ones of each side count: who goes on looking afterwards looks at the same figures.
 */
export async function readArms(shopId: string, ids: string[]): Promise<Map<string, Arms>> {
  const arms = new Map(ids.map((id) => [id, { a: nothing(), b: nothing() }]));
  if (ids.length === 0) return arms;
  const rows = await reports().execute<Row>(sql`
    select g.experiment_id as id, g.variant,
      count(*) filter (where ripe)::int as sent, count(*) filter (where not ripe)::int as young,
      count(*) filter (where ripe and in_time)::int as answered,
      count(*) filter (where ripe and in_time and r.score >= 9)::int as promoter,
      count(*) filter (where ripe and in_time and r.score between 7 and 8)::int as passive,
      count(*) filter (where ripe and in_time and r.score <= 6)::int as detractor
    from (
      select i.experiment_id, i.variant, i.review_id,
        m.sent_at <= now() - make_interval(days => ${RIPE_DAYS}) as ripe,
        i.answered_at <= m.sent_at + make_interval(days => ${RIPE_DAYS}) as in_time,
        row_number() over (partition by i.experiment_id, i.variant order by m.sent_at, i.id) <= e.planned_each as planned
      from ${npsInvitations} i
      join ${mails} m on m.shop_id = i.shop_id and m.id = i.mail_id
      join ${npsExperiments} e on e.shop_id = i.shop_id and e.id = i.experiment_id
      where i.shop_id = ${shopId}::uuid and i.experiment_id = any(${sql.param(ids)}::uuid[])
        and m.state = 'sent' and m.bounced_at is null
    ) g
    left join ${npsReviews} r on r.shop_id = ${shopId}::uuid and r.id = g.review_id
    where g.planned
    group by 1, 2`);
  for (const { id, variant, promoter, passive, detractor, ...counts } of rows) {
    const known = arms.get(id);
    if (known) known[variant] = { ...counts, bands: { promoter, passive, detractor } };
  }
  return arms;
}

function nothing() {
  return { sent: 0, young: 0, answered: 0, bands: { promoter: 0, passive: 0, detractor: 0 } };
}
