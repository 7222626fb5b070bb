import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { shops, solves, updates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { Actor, CustomerActor, StaffActor } from "@/lib/identity/actor";
import { requireStaff } from "@/lib/identity/guards";
import { cancelMails } from "@/lib/mail/cancel-mails";
import { type MailDraft, queueMails } from "@/lib/mail/queue-mail";
import { assignFirst } from "@/lib/updates/assign-first";
import { carryWaiting, giveNotesBack } from "@/lib/updates/carried-notes";
import { lockUpdate, type UpdateRow } from "@/lib/updates/lock-update";
import { type LoopFacts, readLoopFacts } from "@/lib/updates/loop-facts";
import { planReopenMails, planSolveMails } from "@/lib/updates/plan-mails";
import { recordEvent } from "@/lib/updates/record-event";
import { type ActionResult, runOnce } from "@/lib/updates/run-once";
import { updateState } from "@/lib/updates/schema";
import { dropAnswered } from "@/lib/updates/tell-customer-wrote";
import { tellTeam } from "@/lib/updates/tell-team";

type SolveInput = {
  updateId: string;
  notify: boolean;
  submissionId?: string;
  /** Nobody is there to undo it: its email leaves at once. */
  final?: boolean;
};
type ReopenInput = { updateId: string; submissionId?: string };

/**
 * Marks an update as solved, telling the customer (`notify`) or nobody. An update the customer
 * cannot see is solved without telling. The email carries the replies that still wait for theirs; a
 * member can undo the solve until it leaves, and its result says for how long.
 * Throws `already_solved`, `already_rated`, and `invalid` (field `notify`) for an order without an address.
 */
export async function solveUpdate(actor: StaffActor, input: SolveInput): Promise<ActionResult> {
  requireStaff(actor);
  return runOnce(actor, input.submissionId, async (tx) => {
    const [update, facts] = await Promise.all([
      lockUpdate(tx, actor, input.updateId),
      readLoopFacts(tx, actor.shopId, input.updateId),
    ]);
    requireOpen(update);
    const notify = input.notify && facts.update.visible;
    if (notify && !facts.order.email) {
      throw new AppError("invalid", { fields: { notify: "noAddress" } });
    }
    const solve = { number: facts.solveCount + 1, notify };
    const undoSeconds = actor.kind === "member" && !input.final ? facts.undoSeconds : 0;
    const undo = undoSeconds > 0 && { undoSeconds };
    await insertSolve(tx, actor, update, solve);
    await markSolved(tx, update, solve.number);
    await recordEvent(tx, actor, {
      updateId: update.id,
      type: "update.solved",
      data: { notify, ...(actor.memberId && { memberId: actor.memberId }), ...undo },
      submissionId: input.submissionId,
    });
    await assignFirst(tx, actor, update);
    await dropAnswered(tx, update);
    if (notify) await queueSolved(tx, update, planSolveMails(facts, undoSeconds));
    return { updateId: update.id, ...undo };
  });
}

async function queueSolved(tx: Tx, update: UpdateRow, drafts: MailDraft[]): Promise<void> {
  const [mail] = await queueMails(tx, update.shopId, drafts);
  if (mail) await carryWaiting(tx, { shopId: update.shopId, id: mail.id, updateId: update.id });
}

function requireOpen(update: UpdateRow): void {
  const state = updateState(update);
  if (state !== "open") throw new AppError(state === "rated" ? "already_rated" : "already_solved");
}

async function insertSolve(
  tx: Tx,
  actor: StaffActor,
  { shopId, id, statusId, waitingSince }: UpdateRow,
  { number, notify }: { number: number; notify: boolean },
): Promise<void> {
  const byMemberId = actor.memberId;
  await tx.insert(solves).values({
    shopId,
    updateId: id,
    number,
    solvedAt: sql`now()`,
    byMemberId,
    byApiKeyId: byMemberId === null && actor.kind === "apiKey" ? actor.keyId : null,
    notifiedAt: notify ? sql`now()` : null,
    statusBeforeId: statusId,
    waitingSinceBefore: waitingSince,
  });
}

async function markSolved(tx: Tx, { shopId, id }: UpdateRow, solveNumber: number): Promise<void> {
  await tx
    .update(updates)
    .set({
      solvedAt: sql`now()`,
      solveNumber,
      statusId: sql`(select ${shops.solvedStatusId} from ${shops} where ${shops.id} = ${shopId})`,
      waitingSince: null,
      activeAt: sql`now()`,
    })
    .where(and(eq(updates.shopId, shopId), eq(updates.id, id)));
}

/**
 * Opens a solved update again, by the team or by the customer's "Still has issue?". The request to
 * rate ends; the customer's re-opening is mailed to whoever is responsible.
 * Throws `not_solved` and `already_rated`.
 */
export async function reopenUpdate(
  actor: StaffActor | CustomerActor,
  input: ReopenInput,
): Promise<ActionResult> {
  return runOnce(actor, input.submissionId, async (tx) => {
    const [update, facts] = await Promise.all([
      lockUpdate(tx, actor, input.updateId),
      readLoopFacts(tx, actor.shopId, input.updateId),
    ]);
    const solve = requireSolved(update, facts);
    await tx
      .update(solves)
      .set({ reopenedAt: sql`now()`, ...reopenedBy(actor), reopeningUndoneAt: null })
      .where(isSolve(solve));
    await markOpen(tx, actor, update, solve.statusBeforeId);
    await recordEvent(tx, actor, {
      updateId: update.id,
      type: "update.reopened",
      submissionId: input.submissionId,
    });
    await cancelSolved(tx, update);
    const about = { shopId: actor.shopId, updateId: update.id };
    if (actor.kind === "customer") await tellTeam(tx, about, planReopenMails(facts));
    return { updateId: update.id };
  });
}

/** Drops the email about the solve; the replies it carried get theirs back. */
async function cancelSolved(tx: Tx, { shopId, id }: UpdateRow): Promise<void> {
  const cancelled = await cancelMails(tx, shopId, id, ["update.solved"], "reopened");
  for (const mail of cancelled) await giveNotesBack(tx, { shopId, id: mail.id });
}

type Solve = NonNullable<LoopFacts["solve"]>;

function requireSolved(update: UpdateRow, { solve }: LoopFacts): Solve {
  if (updateState(update) === "rated") throw new AppError("already_rated");
  if (!solve) throw new AppError("not_solved");
  return solve;
}

function isSolve({ shopId, updateId, number }: Solve) {
  return and(eq(solves.shopId, shopId), eq(solves.updateId, updateId), eq(solves.number, number));
}

function reopenedBy(actor: Actor) {
  return {
    reopenedByMemberId: actor.kind === "member" ? actor.memberId : null,
    reopenedByCustomerId: actor.kind === "customer" ? actor.customerId : null,
    reopenedByApiKeyId: actor.kind === "apiKey" ? actor.keyId : null,
  };
}

async function markOpen(
  tx: Tx,
  actor: Actor,
  update: UpdateRow,
  statusBeforeId: string | null,
): Promise<void> {
  await tx
    .update(updates)
    .set({
      solvedAt: null,
      statusId: statusBeforeId ?? update.statusId,
      activeAt: sql`now()`,
      ...(actor.kind === "customer" && {
        waitingSince: sql`now()`,
        customerWroteAt: sql`coalesce(customer_wrote_at, now())`,
      }),
    })
    .where(and(eq(updates.shopId, update.shopId), eq(updates.id, update.id)));
}
