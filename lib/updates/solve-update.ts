import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { shops, updates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { CustomerActor, StaffActor } from "@/lib/identity/actor";
import { requireStaff } from "@/lib/identity/guards";
import { cancelMails } from "@/lib/mail/cancel-mails";
import { queueMails } from "@/lib/mail/queue-mail";
import { act, type Receipt } from "@/lib/updates/act";
import { lockUpdate, type UpdateRow } from "@/lib/updates/lock-update";
import { readLoopFacts } from "@/lib/updates/loop-facts";
import { planReopenMails, planSolveMails } from "@/lib/updates/plan-mails";
import { recordEvent } from "@/lib/updates/record-event";
import { updateState } from "@/lib/updates/schema";

type SolveInput = { updateId: string; notify: boolean; submissionId?: string };
type ReopenInput = { updateId: string; submissionId?: string };

/**
 * Marks an update as solved, telling the customer (`notify`) or nobody. An update the customer
 * cannot see is solved without telling.
 * Throws `already_solved`, `already_rated`, and `invalid` (field `notify`) for an order without an address.
 */
export async function solveUpdate(actor: StaffActor, input: SolveInput): Promise<Receipt> {
  requireStaff(actor);
  return act(actor, input.submissionId, async (tx) => {
    const update = await lockUpdate(tx, actor, input.updateId);
    const state = updateState(update);
    if (state !== "open")
      throw new AppError(state === "rated" ? "already_rated" : "already_solved");
    const facts = await readLoopFacts(tx, actor.shopId, update.id);
    const notify = input.notify && update.visibleAt !== null;
    if (notify && !facts.order.email) {
      throw new AppError("invalid", { fields: { notify: "noAddress" } });
    }
    const solveNumber = update.solveNumber + 1;
    await markSolved(tx, actor, update, { notify, solveNumber });
    await recordEvent(tx, actor, {
      updateId: update.id,
      type: "update.solved",
      data: { notify, ...(actor.memberId && { memberId: actor.memberId }) },
      submissionId: input.submissionId,
    });
    if (notify) await queueMails(tx, actor.shopId, planSolveMails(facts, solveNumber));
    return { updateId: update.id };
  });
}

async function markSolved(
  tx: Tx,
  actor: StaffActor,
  update: UpdateRow,
  { notify, solveNumber }: { notify: boolean; solveNumber: number },
): Promise<void> {
  const byMember = actor.memberId;
  await tx
    .update(updates)
    .set({
      solvedAt: sql`now()`,
      solvedByMemberId: byMember,
      solvedByApiKeyId: byMember === null && actor.kind === "apiKey" ? actor.keyId : null,
      solveNumber,
      notifiedAt: notify ? sql`now()` : null,
      formerStatusId: update.statusId,
      statusId: sql`(select ${shops.solvedStatusId} from ${shops} where ${shops.id} = ${actor.shopId})`,
      waitingSince: null,
      activeAt: sql`now()`,
    })
    .where(and(eq(updates.shopId, actor.shopId), eq(updates.id, update.id)));
}

/**
 * Opens a solved update again, by the team or by the customer's "Still has issue?". The request to
 * rate ends; the customer's re-opening is mailed to whoever is responsible.
 * Throws `not_solved` and `already_rated`.
 */
export async function reopenUpdate(
  actor: StaffActor | CustomerActor,
  input: ReopenInput,
): Promise<Receipt> {
  return act(actor, input.submissionId, async (tx) => {
    const update = await lockUpdate(tx, actor, input.updateId);
    const state = updateState(update);
    if (state !== "solved") throw new AppError(state === "rated" ? "already_rated" : "not_solved");
    const byCustomer = actor.kind === "customer";
    await tx
      .update(updates)
      .set({
        solvedAt: null,
        solvedByMemberId: null,
        solvedByApiKeyId: null,
        notifiedAt: null,
        statusId: update.formerStatusId ?? update.statusId,
        formerStatusId: null,
        activeAt: sql`now()`,
        ...(byCustomer && {
          waitingSince: sql`now()`,
          customerWroteAt: sql`coalesce(customer_wrote_at, now())`,
        }),
      })
      .where(and(eq(updates.shopId, actor.shopId), eq(updates.id, update.id)));
    await recordEvent(tx, actor, {
      updateId: update.id,
      type: "update.reopened",
      submissionId: input.submissionId,
    });
    await cancelMails(tx, actor.shopId, update.id, ["update.solved"], "reopened");
    if (byCustomer) {
      const facts = await readLoopFacts(tx, actor.shopId, update.id);
      await queueMails(tx, actor.shopId, planReopenMails(facts, update.solveNumber));
    }
    return { updateId: update.id };
  });
}
