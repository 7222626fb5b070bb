import { events, type updates } from "@/db/schema";
import type { EventData } from "@/db/schema/events";
import type { Colleague, Order, Run } from "@/lib/demo/load/run";

type UpdateRow = typeof updates.$inferInsert;
type EventRow = typeof events.$inferInsert;
export type Actor = Pick<EventRow, "actorKind" | "actorId">;

/** An update whose story is being told; what stands in it is its row in the end. */
export type Thread = {
  row: UpdateRow & { id: string };
  order: Order;
  /** How far the story has come; it ends at the shop's present. */
  at: number;
  assignee: Colleague | null;
};

/** Moves on by about so long; false where that lies in the future, and the story stops. */
export function later(run: Run, thread: Thread, mean: number): boolean {
  const at = thread.at + run.dice.wait(mean);
  if (at > run.now) return false;
  thread.at = at;
  thread.row.activeAt = new Date(at);
  return true;
}

export function writeEvent(
  run: Run,
  thread: Thread,
  actor: Actor,
  event: { type: EventRow["type"]; data?: EventData },
): void {
  run.rows.put(events, {
    ...{ shopId: run.shop.id, updateId: thread.row.id, ...actor, data: {}, ...event },
    at: new Date(thread.at),
  });
}

export const byMember = ({ id }: Colleague): Actor => ({ actorKind: "member", actorId: id });
export const byCustomer = ({ customer }: Order): Actor => ({
  actorKind: "customer",
  actorId: customer.id,
});
