import { sql } from "drizzle-orm";
import { reports } from "@/db/client";
import { npsInvitations, npsSurveys, updates } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { OUTCOME, updateOutcome } from "@/lib/nps/coverage/outcome";
import { monthFrame } from "@/lib/nps/coverage/period";
import type { Outcome } from "@/lib/nps/coverage/schema";

/** One month, `YYYY-MM`, of one way of asking: how many there were and what became of them. */
export type CoverageMonth = {
  month: string;
  total: number;
  counts: Partial<Record<Outcome, number>>;
};

/** A way of asking; `way` is "updates" or a survey's id, and a survey has a name. */
export type CoverageWay = { way: string; name: string | null; months: CoverageMonth[] };

type Count = { way: string; name: string | null; month: string; outcome: Outcome; count: number };

/**
 * The outcome of every solved update of the last twelve months, by the month of the solve in the
 * shop's zone, and of everybody surveys decided on, by the month of the decision; newest month
 * first. An update that is open again counts where it was decided on.
 */
export async function readCoverage(actor: Pick<MemberActor, "shopId">): Promise<CoverageWay[]> {
  const [solved, surveyed] = await Promise.all([
    countUpdates(actor.shopId),
    countSurveys(actor.shopId),
  ]);
  const ways = new Map<string, Count[]>([["updates", []]]);
  for (const row of [...solved, ...surveyed]) {
    ways.set(row.way, [...(ways.get(row.way) ?? []), row]);
  }
  return [...ways].map(([way, rows]) => ({
    way,
    name: rows[0]?.name ?? null,
    months: byMonth(rows),
  }));
}

function byMonth(rows: Count[]): CoverageMonth[] {
  const months = new Map<string, CoverageMonth>();
  for (const { month, outcome, count } of rows) {
    const known = months.get(month) ?? { month, total: 0, counts: {} };
    months.set(month, {
      month,
      total: known.total + count,
      counts: { ...known.counts, [outcome]: (known.counts[outcome] ?? 0) + count },
    });
  }
  return [...months.values()].sort((a, b) => b.month.localeCompare(a.month));
}

/** Months are told apart by number and named once they are counted: naming each row costs more than the rest. */
const MONTH = sql`to_char(starts[month] at time zone time_zone, 'YYYY-MM')`;

function countUpdates(shopId: string): Promise<Count[]> {
  return reports().execute<Count>(sql`
    with ${monthFrame(shopId)}, decided as (
      select width_bucket(u.solved_at, (select starts from frame)) as month,
        ${updateOutcome(shopId)} as outcome, count(*) as count
      from ${updates} u
      left join ${npsInvitations} i on i.shop_id = u.shop_id and i.update_id = u.id
      where u.shop_id = ${shopId}::uuid and u.solved_at >= (select starts[1] from frame)
      group by 1, 2
      union all
      select width_bucket(i.decided_at, (select starts from frame)),
        ${updateOutcome(shopId)}, count(*)
      from ${updates} u
      join ${npsInvitations} i on i.shop_id = u.shop_id and i.update_id = u.id
      where u.shop_id = ${shopId}::uuid and u.solved_at is null
        and i.decided_at >= (select starts[1] from frame)
      group by 1, 2
    )
    select 'updates' as way, null as name, ${MONTH} as month, outcome, sum(count)::int as count
    from decided, frame group by decided.month, starts, time_zone, outcome`);
}

function countSurveys(shopId: string): Promise<Count[]> {
  return reports().execute<Count>(sql`
    with ${monthFrame(shopId)}, decided as (
      select s.id, s.name, d.month, d.outcome, d.count
      from ${npsSurveys} s, lateral (
        select width_bucket(i.decided_at, (select starts from frame)) as month,
          ${OUTCOME} as outcome, count(*)::int as count
        from ${npsInvitations} i
        where i.shop_id = ${shopId}::uuid and i.survey_id = s.id
          and i.decided_at >= (select starts[1] from frame)
        group by 1, 2
      ) d
      where s.shop_id = ${shopId}::uuid and s.kind <> 'solved'
    )
    select id as way, name, ${MONTH} as month, outcome, count
    from decided, frame order by name, id`);
}
