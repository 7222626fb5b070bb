import { and, eq, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { npsSettings } from "@/db/schema";
import { type Decided, decide, nextLoudMoment, type ScanCounts } from "@/lib/nps/ask/decide";
import { judgedUpdates, readUpdateFrame } from "@/lib/nps/ask/eligibility";

/** Updates decided on in one transaction. */
const BATCH = 10_000;

/**
 * Decides on every solved update of a shop that has come due, in batches that commit by themselves,
 * and queues the invitations. Whoever else runs meanwhile finds the shop taken and leaves; a run
 * that dies leaves whole batches behind, and the next one goes on after them. `now` is for tests.
 */
export async function scanInvitations(
  shopId: string,
  { now, batch = BATCH }: { now?: Date; batch?: number } = {},
): Promise<ScanCounts> {
  const total: ScanCounts = { invited: 0, waiting: 0, skipped: 0 };
  for (;;) {
    const done = await transaction((tx) => decideBatch(tx, shopId, batch, now));
    if (!done) return total;
    total.invited += done.invited;
    total.waiting += done.waiting;
    total.skipped += done.skipped;
  }
}

/** Null: nothing is due, the shop sends no invitations, or somebody else is at it. */
async function decideBatch(
  tx: Tx,
  shopId: string,
  batch: number,
  now: Date | undefined,
): Promise<Decided | null> {
  await tx.execute(
    sql`set local statement_timeout = '60s'; set local jit = off; set local random_page_cost = 1.1`,
  );
  const [settings] = await tx
    .select({ templateId: npsSettings.templateId })
    .from(npsSettings)
    .where(and(eq(npsSettings.shopId, shopId), npsSettings.invitationsOn))
    .for("update", { skipLocked: true });
  if (!settings) return null;
  const frame = await readUpdateFrame(tx, shopId, now);
  const done = await decide<{ picked: number; reached: string | null }>(tx, shopId, {
    judged: judgedUpdates(shopId, frame, batch),
    about: "update_id",
    sendAt: await nextLoudMoment(tx, shopId, now ?? new Date()),
    more: sql`(select count(*)::int from picked) as picked, (select max(solved_at) from picked)::text as reached`,
  });
  if (done.reached) {
    await tx
      .update(npsSettings)
      .set({ scannedTo: sql`greatest(scanned_to, ${done.reached}::timestamptz)` })
      .where(eq(npsSettings.shopId, shopId));
  }
  return done.rows + done.picked === 0 ? null : done;
}
