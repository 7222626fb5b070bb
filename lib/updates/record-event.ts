import type { Tx } from "@/db/client";
import { type EventData, events } from "@/db/schema";
import { type Actor, actorId } from "@/lib/identity/actor";

export type NewEvent = {
  updateId: string;
  type: (typeof events.$inferInsert)["type"];
  data?: EventData;
  /** Only on the act's own event; the database takes each submission once. */
  submissionId?: string | undefined;
};

/** Adds a line to the tracking log, in the transaction of what it tells. */
export async function recordEvent(tx: Tx, actor: Actor, event: NewEvent): Promise<void> {
  await insertEvents(tx, actor, [event]);
}

/** The statement that adds lines to the tracking log, to be sent or to be part of a bigger one. */
export function insertEvents(tx: Tx, actor: Actor, added: NewEvent[]) {
  const { shopId } = actor;
  const by = { shopId, actorKind: actor.kind, actorId: actorId(actor) };
  return tx.insert(events).values(added.map((event) => ({ ...by, ...event })));
}
