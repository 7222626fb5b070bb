import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { shops, statuses, updates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { NoteKind } from "@/lib/base/vocabularies";
import { holdRight } from "@/lib/identity/access/hold-right";
import type { CustomerActor, StaffActor } from "@/lib/identity/actor";
import { requireStaff } from "@/lib/identity/guards";
import { insertUpdate } from "@/lib/updates/insert-update";
import { recordEvent } from "@/lib/updates/record-event";
import { requireMember, requireOrder, requireStatus } from "@/lib/updates/references";
import { type ActionResult, runOnce } from "@/lib/updates/run-once";
import type { OpenUpdate } from "@/lib/updates/schema";
import { insertNote, queueNoteMail } from "@/lib/updates/write-note";

type StaffInput = OpenUpdate & { orderId: string; submissionId?: string };

/**
 * Opens an update on an order, with up to one first note on either side. A customer note makes it
 * visible to the customer and is mailed. Throws `not_found`, `erased`, and `invalid` for an assignee
 * or status that is not the shop's.
 */
export async function openUpdate(actor: StaffActor, input: StaffInput): Promise<ActionResult> {
  requireStaff(actor);
  return runOnce(actor, input.submissionId, async (tx) => {
    await holdRight(tx, actor);
    await requireOrder(tx, actor.shopId, input.orderId);
    if (input.assigneeId) await requireMember(tx, actor.shopId, input.assigneeId);
    if (input.statusId) await requireStatus(tx, actor.shopId, input.statusId);
    const updateId = await insertUpdate(tx, actor.shopId, {
      orderId: input.orderId,
      title: input.title,
      statusId: input.statusId ?? (await defaultStatus(tx, actor.shopId)),
      assigneeId: input.assigneeId ?? null,
      priority: input.priority ?? "normal",
      visibleAt: input.customerNote ? sql`now()` : null,
      ...openedBy(actor),
    });
    await recordEvent(tx, actor, {
      updateId,
      type: "update.opened",
      data: { toId: input.assigneeId ?? null },
      submissionId: input.submissionId,
    });
    await addFirstNote(tx, actor, updateId, "internal", input.internalNote);
    const noteId = await addFirstNote(tx, actor, updateId, "customer", input.customerNote);
    if (noteId) await queueNoteMail(tx, actor.shopId, updateId, noteId);
    return { updateId };
  });
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
  /** The rated update this answers; it stays closed. */
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
    await requireOrder(tx, actor.shopId, actor.orderId);
    await holdRight(tx, actor);
    if (input.followsUpdateId) await requireRated(tx, actor, input.followsUpdateId);
    const [shop] = await tx.select().from(shops).where(eq(shops.id, actor.shopId));
    if (!shop) throw new AppError("not_found");
    const updateId = await insertUpdate(tx, actor.shopId, {
      orderId: actor.orderId,
      title: input.title,
      statusId: shop.openedStatusId,
      visibleAt: sql`now()`,
      openedByCustomerId: actor.customerId,
      followsUpdateId: input.followsUpdateId ?? null,
      waitingSince: sql`now()`,
      customerWroteAt: sql`now()`,
    });
    await recordEvent(tx, actor, {
      updateId,
      type: "update.opened",
      data: { ...(input.followsUpdateId && { followsUpdateId: input.followsUpdateId }) },
      submissionId: input.submissionId,
    });
    await addFirstNote(tx, actor, updateId, "customer", input.body);
    return { updateId };
  });
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

async function requireRated(tx: Tx, actor: CustomerActor, updateId: string): Promise<void> {
  const [rated] = await tx
    .select({ id: updates.id })
    .from(updates)
    .where(
      and(
        eq(updates.shopId, actor.shopId),
        eq(updates.orderId, actor.orderId),
        eq(updates.id, updateId),
        sql`${updates.ratedAt} is not null`,
      ),
    );
  if (!rated) throw new AppError("not_found");
}
