import { and, eq } from "drizzle-orm";
import { database, type Tx, transaction } from "@/db/client";
import { events } from "@/db/schema";
import { brokenConstraint } from "@/lib/base/broken-constraint";
import { AppError } from "@/lib/base/errors";
import type { Actor } from "@/lib/identity/actor";

/** What an action did: the rows a caller may show. */
export type ActionResult = {
  updateId: string;
  noteId?: string;
  ratingId?: string;
  /** So long it can be taken back. */
  undoSeconds?: number;
};

/**
 * Runs one action on an update in one transaction. A form sent twice with the same `submissionId`
 * takes effect once and answers both times alike: the second either finds the state changed or
 * trips over the log's unique index, after waiting for the first, and is given the result of the first.
 */
export async function runOnce(
  actor: Actor,
  submissionId: string | undefined,
  work: (tx: Tx) => Promise<ActionResult>,
): Promise<ActionResult> {
  try {
    return await transaction(work);
  } catch (error) {
    const earlier =
      submissionId && mayBeRepeat(error) ? await findEarlier(actor, submissionId) : undefined;
    if (earlier) return earlier;
    throw error;
  }
}

function mayBeRepeat(error: unknown): boolean {
  return error instanceof AppError || brokenConstraint(error) === "events_submission";
}

async function findEarlier(actor: Actor, submissionId: string): Promise<ActionResult | undefined> {
  const [event] = await database()
    .select({ updateId: events.updateId, kind: events.actorKind, data: events.data })
    .from(events)
    .where(and(eq(events.shopId, actor.shopId), eq(events.submissionId, submissionId)));
  if (!event || event.kind !== actor.kind) return undefined;
  const { noteId, ratingId, undoSeconds } = event.data;
  return {
    updateId: event.updateId,
    ...(noteId && { noteId }),
    ...(ratingId && { ratingId }),
    ...(undoSeconds && { undoSeconds }),
  };
}
