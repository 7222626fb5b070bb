import { type SQL, sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { orders, updates } from "@/db/schema";
import { page, pageBy } from "@/lib/base/cursor";
import type { SKIP_REASONS } from "@/lib/base/vocabularies";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { evaluated } from "@/lib/nps/ask/decide.sql";
import { readFrame } from "@/lib/nps/ask/frame.sql";
import { readSolvedSurvey } from "@/lib/nps/solved-survey";

type SkipReason = (typeof SKIP_REASONS)[number];

/** What would happen to an update: an invitation, waiting for the contact budget, or the reason there is none now. */
export type DryRunGroup = "send" | "waiting" | SkipReason;

/** So many that come first are looked at, and as many that waited: an hour of a busy shop, or the first days of switching on. */
const LOOKED_AT = 1000;

/** `byReason`: of those that get none; unused reasons are left out. `cut`: how many were looked at, where there are more. */
export type DryRun = {
  cut?: number;
  send: number;
  waiting: number;
  byReason: Partial<Record<SkipReason, number>>;
};

export type DryRunRow = {
  updateId: string;
  title: string;
  orderId: string;
  orderNumber: string;
  customerId: string;
  customerName: string;
  solvedAt: Date;
};

const PAGE = 50;

/**
 * What the invitations after solved updates would do first if they ran now, with the settings as saved,
 * also while they are off. Changes nothing. Throws `forbidden` for agents.
 */
export async function dryRun(actor: MemberActor, looksAt = LOOKED_AT): Promise<DryRun> {
  requireRole(actor, "admin");
  const counts = await evaluateFirst<{ group: DryRunGroup; count: number; cut: boolean }>(
    actor,
    sql`select ${GROUP} as group, count(*)::int as count,
        greatest((select count(*) from candidates), (select count(*) from waited)) >= ${looksAt} as cut
      from evaluated group by 1`,
    looksAt,
  );
  const result: DryRun = { send: 0, waiting: 0, byReason: {} };
  if (counts[0]?.cut) result.cut = looksAt;
  for (const { group, count } of counts) {
    if (group === "send" || group === "waiting") result[group] = count;
    else result.byReason[group] = count;
  }
  return result;
}

/** The updates of one of the dry run's numbers, solved last first. Throws `forbidden` for agents. */
export async function listDryRun(
  actor: MemberActor,
  group: DryRunGroup,
  cursor?: string | null,
  looksAt = LOOKED_AT,
): Promise<{ rows: DryRunRow[]; next: string | null }> {
  requireRole(actor, "admin");
  const from = pageBy({ at: sql`date_trunc('milliseconds', e.at)`, id: sql`e.update_id` }, cursor);
  const found = await evaluateFirst<Omit<DryRunRow, "solvedAt"> & { solvedAt: string }>(
    actor,
    sql`select e.update_id as "updateId", u.title, e.order_id as "orderId", o.number as "orderNumber",
        e.customer_id as "customerId", e.customer_name as "customerName", e.at as "solvedAt"
      from evaluated e
      join ${updates} u on u.shop_id = ${actor.shopId}::uuid and u.id = e.update_id
      join ${orders} o on o.shop_id = ${actor.shopId}::uuid and o.id = e.order_id
      where ${GROUP} = ${group} and e.at is not null and ${from.where}
      order by ${from.order} limit ${PAGE + 1}`,
    looksAt,
  );
  const rows = found.map((row) => ({ ...row, solvedAt: new Date(row.solvedAt) }));
  return page(rows, PAGE, (row) => ({ at: row.solvedAt, id: row.updateId }));
}

const GROUP = sql`case when reason is null then 'send'
  when reason = 'budget' and recheck_at is not null then 'waiting' else reason end`;

/** Reads from what the next run would evaluate first. */
function evaluateFirst<Row extends Record<string, unknown>>(
  { shopId }: MemberActor,
  query: SQL,
  looksAt: number,
): Promise<Row[]> {
  return transaction(async (tx) => {
    await tx.execute(sql`set local jit = off`);
    const survey = await readSolvedSurvey(tx, shopId);
    const frame = await readFrame(tx, survey);
    return [
      ...(await tx.execute<Row>(sql`with ${evaluated(survey, frame, looksAt, looksAt)} ${query}`)),
    ] as Row[];
  });
}
