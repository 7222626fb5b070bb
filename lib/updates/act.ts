import { and, eq } from "drizzle-orm";
import { database, type Tx, transaction } from "@/db/client";
import { events } from "@/db/schema";
import type { Actor } from "@/lib/auth/actor";
import { brokenConstraint } from "@/lib/broken-constraint";
import { AppError } from "@/lib/errors";

/** What an act did: the rows a caller may show. */
export type Receipt = { updateId: string; noteId?: string; ratingId?: string };

/**
 * Runs one act on an update in one transaction. A form sent twice with the same `submissionId`
 * takes effect once and answers both times alike: the second either finds the state changed or
 * trips over the log's unique index, after waiting for the first, and is given the first's receipt.
 */
export async function act(
  actor: Actor,
  submissionId: string | undefined,
  work: (tx: Tx) => Promise<Receipt>,
): Promise<Receipt> {
  try {
    return await transaction(work);
  } catch (error) {
    const earlier =
      submissionId && mayBeRepeat(error) ? await findReceipt(actor, submissionId) : undefined;
    if (earlier) return earlier;
    throw error;
  }
}

function mayBeRepeat(error: unknown): boolean {
  return error instanceof AppError || brokenConstraint(error) === "events_submission";
}

async function findReceipt(actor: Actor, submissionId: string): Promise<Receipt | undefined> {
  const [event] = await database()
    .select({ updateId: events.updateId, kind: events.actorKind, data: events.data })
    .from(events)
    .where(and(eq(events.shopId, actor.shopId), eq(events.submissionId, submissionId)));
  if (!event || event.kind !== actor.kind) return undefined;
  const { noteId, ratingId } = event.data;
  return { updateId: event.updateId, ...(noteId && { noteId }), ...(ratingId && { ratingId }) };
}
