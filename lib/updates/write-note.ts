import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mails, notes, orders, updates } from "@/db/schema";
import { ERASED } from "@/lib/base/erased";
import { AppError } from "@/lib/base/errors";
import { MINUTE } from "@/lib/base/time";
import type { NoteKind } from "@/lib/base/vocabularies";
import type { CustomerActor, StaffActor } from "@/lib/identity/actor";
import { queueMails } from "@/lib/mail/queue-mail";
import { assignFirst } from "@/lib/updates/assign-first";
import { lockUpdate, type UpdateRow } from "@/lib/updates/lock-update";
import { recordEvent } from "@/lib/updates/record-event";
import { type ActionResult, runOnce } from "@/lib/updates/run-once";
import { updateState, type WriteNote } from "@/lib/updates/schema";
import { dropAnswered, tellCustomerWrote } from "@/lib/updates/tell-customer-wrote";

/** Notes within this time of the first go out as one mail. */
const GATHER_NOTES = 2 * MINUTE;

type Input = WriteNote & { updateId: string; submissionId?: string };

/**
 * Adds a note to an update. A staff customer note makes the update visible and is mailed; a
 * customer's makes it wait for us. Throws `already_rated`, `update_solved` (a customer note on a
 * solved update), `erased`, and `forbidden` for a customer writing inside.
 */
export async function writeNote(
  actor: StaffActor | CustomerActor,
  input: Input,
): Promise<ActionResult> {
  if (actor.kind === "customer" && input.kind !== "customer") throw new AppError("forbidden");
  return runOnce(actor, input.submissionId, async (tx) => {
    const update = await lockUpdate(tx, actor, input.updateId);
    assertWritable(update, input.kind);
    const noteId = await insertNote(tx, actor, input);
    await recordEvent(tx, actor, {
      updateId: update.id,
      type: `note.${input.kind}`,
      data: { noteId },
      submissionId: input.submissionId,
    });
    if (input.kind === "customer") {
      await turn(tx, actor, update.id);
      await tell(tx, actor, update, noteId);
    }
    return { updateId: update.id, noteId };
  });
}

/** Each side hears of what the other writes. */
async function tell(
  tx: Tx,
  actor: StaffActor | CustomerActor,
  update: UpdateRow,
  noteId: string,
): Promise<void> {
  const { shopId } = actor;
  if (actor.kind === "customer") return tellCustomerWrote(tx, shopId, update.id, noteId);
  await assignFirst(tx, actor, update);
  await dropAnswered(tx, update);
  await queueNoteMail(tx, shopId, update.id, noteId);
}

function assertWritable(update: UpdateRow, kind: NoteKind): void {
  if (update.title === ERASED) throw new AppError("erased");
  const state = updateState(update);
  if (state === "rated") throw new AppError("already_rated");
  if (state === "solved" && kind === "customer") throw new AppError("update_solved");
}

/** A customer note passes the turn to the other side. */
async function turn(tx: Tx, actor: StaffActor | CustomerActor, updateId: string): Promise<void> {
  const byCustomer = {
    waitingSince: sql`coalesce(waiting_since, now())`,
    customerWroteAt: sql`coalesce(customer_wrote_at, now())`,
  };
  const byStaff = {
    waitingSince: null,
    visibleAt: sql`coalesce(visible_at, now())`,
    firstResponseAt: sql`coalesce(first_response_at, case when customer_wrote_at is not null then now() end)`,
  };
  await tx
    .update(updates)
    .set({ activeAt: sql`now()`, ...(actor.kind === "customer" ? byCustomer : byStaff) })
    .where(and(eq(updates.shopId, actor.shopId), eq(updates.id, updateId)));
}

/** Stores one note with its author. The caller holds the update's lock, or has just made the update. */
export async function insertNote(
  tx: Tx,
  actor: StaffActor | CustomerActor,
  note: WriteNote & { updateId: string },
): Promise<string> {
  const [row] = await tx
    .insert(notes)
    .values({
      shopId: actor.shopId,
      updateId: note.updateId,
      kind: note.kind,
      body: note.body,
      memberId: actor.kind === "member" ? actor.memberId : null,
      customerId: actor.kind === "customer" ? actor.customerId : null,
      apiKeyId: actor.kind === "apiKey" ? actor.keyId : null,
    })
    .returning({ id: notes.id });
  if (!row) throw new Error("The note was not stored.");
  return row.id;
}

/**
 * Has the note mailed to the customer: with the mail that still gathers notes of this update, else
 * with a new one. Orders without an address get none.
 */
export async function queueNoteMail(
  tx: Tx,
  shopId: string,
  updateId: string,
  noteId: string,
): Promise<void> {
  const mailId =
    (await findGathering(tx, shopId, updateId)) ?? (await queueNew(tx, shopId, updateId, noteId));
  if (!mailId) return;
  await tx
    .update(notes)
    .set({ mailId })
    .where(and(eq(notes.shopId, shopId), eq(notes.id, noteId)));
}

/** Locks the queued mail, so that it cannot leave without the note just attached. */
async function findGathering(
  tx: Tx,
  shopId: string,
  updateId: string,
): Promise<string | undefined> {
  const [mail] = await tx
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        eq(mails.shopId, shopId),
        eq(mails.updateId, updateId),
        eq(mails.kind, "note.customer"),
        eq(mails.state, "queued"),
        eq(mails.attempts, 0),
      ),
    )
    .for("update");
  return mail?.id;
}

async function queueNew(
  tx: Tx,
  shopId: string,
  updateId: string,
  noteId: string,
): Promise<string | undefined> {
  const [order] = await tx
    .select()
    .from(orders)
    .innerJoin(updates, and(eq(updates.shopId, orders.shopId), eq(updates.orderId, orders.id)))
    .where(and(eq(updates.shopId, shopId), eq(updates.id, updateId)));
  if (!order?.orders.email) return undefined;
  const { id, email, customerName, customerId, replyMailsOffAt } = order.orders;
  const [mail] = await queueMails(tx, shopId, [
    {
      kind: "note.customer",
      dedupeKey: `note:${noteId}`,
      to: { address: email, name: customerName, customerId },
      orderId: id,
      updateId,
      delay: GATHER_NOTES,
      ...(replyMailsOffAt && { dropReason: "replies_off" as const }),
    },
  ]);
  return mail?.id;
}
