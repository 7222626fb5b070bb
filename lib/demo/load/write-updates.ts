import { notes, updates } from "@/db/schema";
import { DAY, HOUR, MINUTE } from "@/lib/base/time";
import { type Colleague, languageOf, type Order, type Origin, type Run } from "@/lib/demo/load/run";
import {
  type Actor,
  byCustomer,
  byMember,
  later,
  type Thread,
  writeEvent,
} from "@/lib/demo/load/thread";
import { noteOf, titleOf } from "@/lib/demo/load/words";
import { writeLink, writeMail } from "@/lib/demo/load/write-mails";
import { solveAndRate } from "@/lib/demo/load/write-solves";

/** Tells an update's whole story up to now and writes everything in it. */
export function writeUpdate(run: Run, order: Order, origin: Origin): void {
  const thread = open(run, order, origin);
  run.updates++;
  converse(run, thread);
  solveAndRate(run, thread);
  const { row, assignee } = thread;
  row.assigneeId = assignee?.id ?? null;
  run.rows.put(updates, row);
}

function open(run: Run, order: Order, origin: Origin): Thread {
  const { dice, shop } = run;
  const { openedAt, followsUpdateId, reviewId, id = dice.uuid() } = origin;
  const at = new Date(openedAt);
  const opener = openerOf(run, order, origin);
  const byThem = opener.actorKind === "customer";
  const visible = byThem || (reviewId === undefined && dice.hits(0.88));
  const row: Thread["row"] = {
    ...{ shopId: shop.id, id, orderId: order.id, followsUpdateId },
    title: titleOf(dice, languageOf(order.customer)),
    statusId: shop.openStatusIds[0] as string,
    priority: (["normal", "high", "urgent"] as const)[dice.weighed([90, 8, 2])],
    visibleAt: visible ? at : null,
    openedByMemberId: opener.actorKind === "member" ? opener.actorId : null,
    openedByCustomerId: byThem ? opener.actorId : null,
    openedByApiKeyId: opener.actorKind === "apiKey" ? opener.actorId : null,
    waitingSince: byThem ? at : null,
    customerWroteAt: byThem ? at : null,
    ...{ createdAt: at, activeAt: at },
  };
  const thread: Thread = { row, order, at: openedAt, assignee: null };
  writeEvent(run, thread, opener, { type: "update.opened", data: { followsUpdateId, reviewId } });
  if (byThem) writeNote(run, thread, "customer");
  return thread;
}

function openerOf({ dice, shop }: Run, order: Order, origin: Origin): Actor {
  if (origin.reviewId !== undefined) return { actorKind: "system", actorId: null };
  if (origin.followsUpdateId !== undefined || dice.hits(0.58)) return byCustomer(order);
  if (dice.hits(0.1)) return { actorKind: "apiKey", actorId: shop.apiKeyId };
  return byMember(dice.pick(shop.agents));
}

/** Somebody takes it, and both sides write, until the present or until it is solved. */
function converse(run: Run, thread: Thread): void {
  const { dice } = run;
  if (!begin(run, thread)) return;
  for (let rounds = dice.weighed([12, 54, 25, 9]); rounds > 0; rounds--) {
    if (!later(run, thread, 7 * HOUR)) return;
    if (dice.hits(0.3)) writeNote(run, thread, "internal");
    if (!thread.row.visibleAt) continue;
    writeNote(run, thread, "staff");
    if (!dice.hits(0.4)) continue;
    if (!later(run, thread, 14 * HOUR)) return;
    writeNote(run, thread, "customer");
  }
}

/** Most are given to somebody, and some get a label. */
function begin(run: Run, thread: Thread): boolean {
  const { dice, shop } = run;
  if (dice.hits(0.85)) {
    if (!later(run, thread, 2 * HOUR)) return false;
    assign(run, thread, dice.pick(shop.agents));
  }
  if (!dice.hits(0.3)) return true;
  if (!later(run, thread, HOUR)) return false;
  label(run, thread);
  return true;
}

function assign(run: Run, thread: Thread, to: Colleague): void {
  const data = { fromId: thread.assignee?.id ?? null, toId: to.id };
  thread.assignee = to;
  writeEvent(run, thread, byMember(run.dice.pick(run.shop.agents)), {
    type: "update.assigned",
    data,
  });
}

function label(run: Run, thread: Thread): void {
  const fromId = thread.row.statusId;
  const toId = run.dice.pick(run.shop.openStatusIds);
  if (fromId === toId) return;
  thread.row.statusId = toId;
  const data = { fromId, toId };
  writeEvent(run, thread, byMember(thread.assignee ?? run.dice.pick(run.shop.agents)), {
    type: "update.status_changed",
    data,
  });
}

function writeNote(run: Run, thread: Thread, from: "customer" | "staff" | "internal"): void {
  const { dice, rows, shop } = run;
  const { row, order, at } = thread;
  const id = dice.uuid();
  const kind = from === "internal" ? "internal" : "customer";
  const author = from === "customer" ? null : (thread.assignee ?? dice.pick(shop.agents));
  rows.put(notes, {
    ...{ shopId: shop.id, id, updateId: row.id, kind },
    body: noteOf(dice, from, languageOf(order.customer)),
    memberId: author?.id ?? null,
    customerId: author ? null : order.customer.id,
    mailId: from === "internal" ? null : tell(run, thread, id, from),
    createdAt: new Date(at),
  });
  const actor = author ? byMember(author) : byCustomer(order);
  writeEvent(run, thread, actor, { type: `note.${kind}`, data: { noteId: id } });
  turn(thread, from);
}

/** Whose turn it is after a note. */
function turn({ row, at }: Thread, from: "customer" | "staff" | "internal"): void {
  if (from === "customer") {
    row.waitingSince ??= new Date(at);
    row.customerWroteAt ??= new Date(at);
  } else if (from === "staff") {
    row.waitingSince = null;
    if (row.customerWroteAt) row.firstResponseAt ??= new Date(at);
  }
}

/** The email that carries a note to the other side; null where nobody gets one. */
function tell(run: Run, thread: Thread, noteId: string, from: "customer" | "staff"): string | null {
  const { order, row, assignee, at } = thread;
  const updateId = row.id;
  if (from === "customer") {
    if (!assignee) return null;
    const dedupeKey = `wrote:${noteId}:${assignee.id}`;
    const kind = "update.customer_wrote";
    return writeMail(run, order, { kind, dedupeKey, to: { member: assignee }, at, updateId });
  }
  const { customer } = order;
  if (!customer.email) return null;
  const dedupeKey = `note:${noteId}`;
  const sent = Math.min(at + 2 * MINUTE, run.now);
  const mail = { kind: "note.customer", dedupeKey, to: { customer }, at: sent, updateId } as const;
  const id = writeMail(run, order, mail);
  writeLink(run, order, { id, at: sent }, { purpose: "portal", updateId });
  return id;
}

/** When the next update of an order is opened: in the weeks after it was placed. */
export function openingOf(run: Run, order: Order): number {
  const at = order.placedAt + run.dice.wait(8 * DAY);
  return Math.min(at, run.now - run.dice.between(1, 90) * MINUTE);
}
