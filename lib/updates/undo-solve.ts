import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { events, mails, solves, updates } from "@/db/schema";
import { ERASED } from "@/lib/base/erased";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { giveNotesBack } from "@/lib/updates/carried-notes";
import { lockUpdate, type UpdateRow } from "@/lib/updates/lock-update";
import { type LoopFacts, readLoopFacts } from "@/lib/updates/loop-facts";
import { recordEvent } from "@/lib/updates/record-event";
import { type ActionResult, runOnce } from "@/lib/updates/run-once";

type Solve = NonNullable<LoopFacts["solve"]>;
type Input = { updateId: string; submissionId?: string };

/**
 * Takes a member's own solve back before the customer is told: the email is dropped, the replies it
 * carried get theirs back, status, waiting and assignee are as before, and the solve counts nowhere. A silent
 * solve can be taken back for as long. Throws `already_rated`, `not_solved` once somebody has opened
 * it again, `erased`, and `too_late` when the email has begun to leave or somebody else has solved it.
 */
export async function undoSolve(actor: MemberActor, input: Input): Promise<ActionResult> {
  return runOnce(actor, input.submissionId, async (tx) => {
    const [update, facts] = await Promise.all([
      lockUpdate(tx, actor, input.updateId),
      readLoopFacts(tx, actor.shopId, input.updateId),
    ]);
    const solve = requireOwnSolve(actor, update, facts);
    await markUndone(tx, solve, facts.undoSeconds);
    if (solve.notifiedAt) await takeMailBack(tx, solve);
    await restore(tx, actor, update, solve);
    await tellTeamAgain(tx, solve);
    await recordEvent(tx, actor, {
      updateId: update.id,
      type: "update.solve_undone",
      submissionId: input.submissionId,
    });
    return { updateId: update.id };
  });
}

function requireOwnSolve(actor: MemberActor, update: UpdateRow, { solve }: LoopFacts): Solve {
  if (update.ratedAt) throw new AppError("already_rated");
  if (!solve) throw new AppError("not_solved");
  if (update.title === ERASED) throw new AppError("erased");
  if (solve.byMemberId !== actor.memberId) throw new AppError("too_late");
  return solve;
}

/** A silent solve has no email that tells how long it can be taken back. */
async function markUndone(
  tx: Tx,
  { shopId, updateId, number, notifiedAt }: Solve,
  undoSeconds: number,
): Promise<void> {
  const inTime = sql`${solves.solvedAt} > now() - make_interval(secs => ${undoSeconds}::int)`;
  const [undone] = await tx
    .update(solves)
    .set({ undoneAt: sql`now()` })
    .where(
      and(
        eq(solves.shopId, shopId),
        eq(solves.updateId, updateId),
        eq(solves.number, number),
        notifiedAt ? undefined : inTime,
      ),
    )
    .returning({ number: solves.number });
  if (!undone) throw new AppError("too_late");
}

/** As long as nobody has tried to send it, the email has not left. */
async function takeMailBack(tx: Tx, { shopId, updateId, number }: Solve): Promise<void> {
  const [mail] = await tx
    .update(mails)
    .set({ state: "dropped", dropReason: "undone" })
    .where(
      and(
        eq(mails.shopId, shopId),
        eq(mails.updateId, updateId),
        eq(mails.kind, "update.solved"),
        eq(mails.solveNumber, number),
        eq(mails.state, "queued"),
        eq(mails.attempts, 0),
      ),
    )
    .returning({ id: mails.id });
  if (!mail) throw new AppError("too_late");
  await giveNotesBack(tx, { shopId, id: mail.id });
}

async function restore(tx: Tx, actor: MemberActor, update: UpdateRow, solve: Solve): Promise<void> {
  const { statusBeforeId, waitingSinceBefore } = solve;
  const unassigned = update.assigneeId === actor.memberId && (await tookWith(tx, solve));
  await tx
    .update(updates)
    .set({
      solvedAt: null,
      statusId: statusBeforeId ?? update.statusId,
      waitingSince: waitingSinceBefore,
      ...(unassigned && { assigneeId: null }),
      activeAt: sql`now()`,
    })
    .where(and(eq(updates.shopId, update.shopId), eq(updates.id, update.id)));
  if (unassigned) {
    const data = { fromId: actor.memberId, toId: null };
    await recordEvent(tx, actor, { updateId: update.id, type: "update.assigned", data });
  }
}

/** Whether solving gave the update to the solver: the log has both at the same moment. */
async function tookWith(tx: Tx, { shopId, updateId, solvedAt, byMemberId }: Solve) {
  const [taken] = await tx
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        eq(events.shopId, shopId),
        eq(events.updateId, updateId),
        eq(events.type, "update.assigned"),
        eq(events.at, solvedAt),
        sql`${events.data} ->> 'toId' = ${byMemberId}::text and ${events.data} ->> 'fromId' is null`,
      ),
    );
  return taken !== undefined;
}

/** What the customer wrote is still to be told where the solve made that pointless; leaving, each email reads its reason again. */
async function tellTeamAgain(tx: Tx, { shopId, updateId, solvedAt }: Solve): Promise<void> {
  await tx.execute(sql`
    update ${mails} set state = 'queued', drop_reason = null, claimed_by = null
    where shop_id = ${shopId}::uuid and update_id = ${updateId}::uuid and kind = 'update.customer_wrote'
      and state = 'dropped' and drop_reason = 'answered' and attempts = 0
      and send_at > ${solvedAt.toISOString()}::timestamptz`);
}
