import { type SQL, sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { orders, updates } from "@/db/schema";
import { page, pageBy } from "@/lib/base/cursor";
import type { SKIP_REASONS } from "@/lib/base/vocabularies";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { judgedUpdates, readUpdateFrame } from "@/lib/nps/ask/eligibility";

type SkipReason = (typeof SKIP_REASONS)[number];

/** What would happen to an update: an invitation, waiting, or the reason there is none. */
export type DryRunGroup = "send" | "waiting" | SkipReason;

/** `byReason`: of those that get none; a reason nobody has is left out. */
export type DryRun = {
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
 * What the invitations after solved updates would do if they ran now, with the settings as saved,
 * also while they are off. Changes nothing. Throws `forbidden` for agents.
 */
export async function dryRun(actor: MemberActor): Promise<DryRun> {
  requireRole(actor, "admin");
  const counts = await judgeAll<{ group: DryRunGroup; count: number }>(
    actor,
    sql`select ${GROUP} as group, count(*)::int as count from judged group by 1`,
  );
  const result: DryRun = { send: 0, waiting: 0, byReason: {} };
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
): Promise<{ rows: DryRunRow[]; next: string | null }> {
  requireRole(actor, "admin");
  const from = pageBy({ at: sql`date_trunc('milliseconds', j.at)`, id: sql`j.update_id` }, cursor);
  const found = await judgeAll<Omit<DryRunRow, "solvedAt"> & { solvedAt: string }>(
    actor,
    sql`select j.update_id as "updateId", u.title, j.order_id as "orderId", o.number as "orderNumber",
        j.customer_id as "customerId", j.customer_name as "customerName", j.at as "solvedAt"
      from judged j
      join ${updates} u on u.shop_id = ${actor.shopId}::uuid and u.id = j.update_id
      join ${orders} o on o.shop_id = ${actor.shopId}::uuid and o.id = j.order_id
      where ${GROUP} = ${group} and j.at is not null and ${from.where}
      order by ${from.order} limit ${PAGE + 1}`,
  );
  const rows = found.map((row) => ({ ...row, solvedAt: new Date(row.solvedAt) }));
  return page(rows, PAGE, (row) => ({ at: row.solvedAt, id: row.updateId }));
}

const GROUP = sql`case when reason is null then 'send' when look_again_at is not null then 'waiting' else reason end`;

/** Reads from everything the next run would judge. */
function judgeAll<Row extends Record<string, unknown>>(
  { shopId }: MemberActor,
  query: SQL,
): Promise<Row[]> {
  return transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = '60s'; set local jit = off`);
    const frame = await readUpdateFrame(tx, shopId);
    return [
      ...(await tx.execute<Row>(sql`with ${judgedUpdates(shopId, frame, null)} ${query}`)),
    ] as Row[];
  });
}
