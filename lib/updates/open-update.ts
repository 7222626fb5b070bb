import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { shops, statuses } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { NoteKind } from "@/lib/base/vocabularies";
import { holdRight } from "@/lib/identity/access/hold-right";
import type { CustomerActor, StaffActor } from "@/lib/identity/actor";
import { requireStaff } from "@/lib/identity/guards";
import { assignFirst } from "@/lib/updates/assign-first";
import { insertUpdate } from "@/lib/updates/insert-update";
import { readLoopFacts } from "@/lib/updates/loop-facts";
import { recordEvent } from "@/lib/updates/record-event";
import {
  isStillHere,
  requireMember,
  requireOrder,
  requireRated,
  requireStatus,
} from "@/lib/updates/references";
import { type ActionResult, runOnce } from "@/lib/updates/run-once";
import type { OpenUpdate } from "@/lib/updates/schema";
import { tellAssignee } from "@/lib/updates/tell-assignee";
import { tellCustomerWrote } from "@/lib/updates/tell-customer-wrote";
import { insertNote, queueNoteMail } from "@/lib/updates/write-note";

type StaffInput = OpenUpdate & { orderId: string; submissionId?: string };

/**
 * Opens an update on an order, with up to one first note on either side. A customer note makes it
 * visible to the customer and is mailed. Throws `not_found` (also when it should follow up an update
 * that is not rated, or of another order), `erased`, and `invalid` for an assignee or status that is
 * not the shop's.
 */
export async function openUpdate(actor: StaffActor, input: StaffInput): Promise<ActionResult> {
  requireStaff(actor);
  return runOnce(actor, input.submissionId, async (tx) => {
    await holdRight(tx, actor);
    await requireOrder(tx, actor.shopId, input.orderId);
    await requireReferences(tx, actor.shopId, input);
    const { assigneeId = null, followsUpdateId = null } = input;
    const updateId = await insertUpdate(tx, actor.shopId, {
      orderId: input.orderId,
      title: input.title,
      statusId: input.statusId ?? (await defaultStatus(tx, actor.shopId)),
      assigneeId,
      priority: input.priority ?? "normal",
      visibleAt: input.customerNote ? sql`now()` : null,
      followsUpdateId,
      ...openedBy(actor),
    });
    await recordEvent(tx, actor, {
      updateId,
      type: "update.opened",
      data: { toId: assigneeId, ...(followsUpdateId && { followsUpdateId }) },
      submissionId: input.submissionId,
    });
    await tellAssignee(tx, actor, { updateId, assigneeId });
    await addFirstNote(tx, actor, updateId, "internal", input.internalNote);
    const noteId = await addFirstNote(tx, actor, updateId, "customer", input.customerNote);
    if (noteId) await sendFirstNote(tx, actor, { id: updateId, assigneeId }, noteId);
    return { updateId };
  });
}

async function requireReferences(tx: Tx, shopId: string, input: StaffInput): Promise<void> {
  const { orderId, followsUpdateId, assigneeId, statusId } = input;
  if (followsUpdateId) await requireRated(tx, { shopId, orderId }, followsUpdateId);
  if (assigneeId) await requireMember(tx, shopId, assigneeId);
  if (statusId) await requireStatus(tx, shopId, statusId);
}

async function sendFirstNote(
  tx: Tx,
  actor: StaffActor,
  update: { id: string; assigneeId: string | null },
  noteId: string,
): Promise<void> {
  await assignFirst(tx, actor, update);
  await queueNoteMail(tx, actor.shopId, update.id, noteId);
}

function openedBy(actor: StaffActor) {
  return actor.kind === "member"
    ? { openedByMemberId: actor.memberId }
    : { openedByApiKeyId: actor.keyId };
}

async function addFirstNote(
  tx: Tx,
  actor: StaffActor | CustomerActor,
  updateId: string,
  kind: NoteKind,
  body: string | undefined,
): Promise<string | undefined> {
  if (body === undefined) return undefined;
  const noteId = await insertNote(tx, actor, { updateId, kind, body });
  await recordEvent(tx, actor, { updateId, type: `note.${kind}`, data: { noteId } });
  return noteId;
}

type CustomerInput = {
  title: string;
  body: string;
  /** The rated update this answers; it stays closed. Whoever has it, or solved it, gets this one. */
  followsUpdateId?: string;
  submissionId?: string;
};

/**
 * Opens an update by the customer's first message: from the reply link of an apology, or from the
 * portal. Throws `not_found` when it should follow an update that is not the customer's or not rated, and
 * what `holdRight` throws.
 */
export async function openConversation(
  actor: CustomerActor,
  input: CustomerInput,
): Promise<ActionResult> {
  return runOnce(actor, input.submissionId, async (tx) => {
    // Takes the order before its customer, as erasing does.
    await holdRight(tx, actor);
    if (input.followsUpdateId) await requireRated(tx, actor, input.followsUpdateId);
    const [shop] = await tx.select().from(shops).where(eq(shops.id, actor.shopId));
    if (!shop) throw new AppError("not_found");
    const assigneeId = input.followsUpdateId
      ? await findHeir(tx, actor.shopId, input.followsUpdateId)
      : null;
    const updateId = await insertUpdate(tx, actor.shopId, {
      orderId: actor.orderId,
      title: input.title,
      statusId: shop.openedStatusId,
      visibleAt: sql`now()`,
      openedByCustomerId: actor.customerId,
      followsUpdateId: input.followsUpdateId ?? null,
      assigneeId,
      waitingSince: sql`now()`,
      customerWroteAt: sql`now()`,
    });
    await recordEvent(tx, actor, {
      updateId,
      type: "update.opened",
      data: {
        ...(assigneeId && { toId: assigneeId }),
        ...(input.followsUpdateId && { followsUpdateId: input.followsUpdateId }),
      },
      submissionId: input.submissionId,
    });
    const noteId = await addFirstNote(tx, actor, updateId, "customer", input.body);
    if (noteId) await tellCustomerWrote(tx, actor.shopId, updateId, noteId);
    return { updateId };
  });
}

/** Who has the rated update, or solved it, as long as they are here. */
async function findHeir(tx: Tx, shopId: string, ratedId: string): Promise<string | null> {
  const { assignee, responsible } = await readLoopFacts(tx, shopId, ratedId);
  const solver = responsible?.why === "solver" ? responsible : null;
  const memberId = (assignee ?? solver)?.memberId;
  return memberId && (await isStillHere(tx, shopId, memberId)) ? memberId : null;
}

async function defaultStatus(tx: Tx, shopId: string): Promise<string> {
  const [status] = await tx
    .select({ id: statuses.id })
    .from(statuses)
    .where(and(eq(statuses.shopId, shopId), isNull(statuses.archivedAt)))
    .orderBy(statuses.position)
    .limit(1);
  if (!status) throw new Error("A shop without statuses.");
  return status.id;
}
