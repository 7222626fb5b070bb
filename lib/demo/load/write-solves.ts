import { solves } from "@/db/schema";
import { DAY, HOUR, SECOND } from "@/lib/base/time";
import type { Colleague, Run } from "@/lib/demo/load/run";
import { byCustomer, byMember, later, type Thread, writeEvent } from "@/lib/demo/load/thread";
import { writeLink, writeMail } from "@/lib/demo/load/write-mails";
import { decideInvitation } from "@/lib/demo/load/write-nps";
import { rate } from "@/lib/demo/load/write-ratings";

type SolveRow = typeof solves.$inferInsert;

/** A solve that holds. */
export type Solved = { number: number; at: number; notified: boolean; by: Colleague | null };

const UNDO_SECONDS = 20;
/** Updates that nobody ever solves. */
const FORGOTTEN = 0.012;

/** Solves an update, re-opens some, and has some rated; each as far as the present goes. */
export function solveAndRate(run: Run, thread: Thread): void {
  for (let number = 1; solveOnce(run, thread, number); number++);
}

/** Whether it was re-opened and is to be solved once more. */
function solveOnce(run: Run, thread: Thread, number: number): boolean {
  const { dice, rows } = run;
  if (dice.hits(FORGOTTEN) || !later(run, thread, 15 * HOUR)) return false;
  const { solve, solved } = markSolved(run, thread, number);
  const reopened = dice.hits(number === 1 ? 0.07 : 0.25) && later(run, thread, 2 * DAY);
  if (reopened) reopen(run, thread, solve);
  rows.put(solves, solve);
  if (!reopened) settle(run, thread, solved);
  return reopened;
}

function markSolved(run: Run, thread: Thread, number: number) {
  const { shop, dice } = run;
  const { row, order, at } = thread;
  const by = solverOf(run, thread);
  const notified = row.visibleAt !== null && order.customer.email !== null && dice.hits(0.9);
  const solve: SolveRow = {
    ...{ shopId: shop.id, updateId: row.id, number, solvedAt: new Date(at) },
    byMemberId: by?.id ?? null,
    byApiKeyId: by ? null : shop.apiKeyId,
    notifiedAt: notified ? new Date(at) : null,
    statusBeforeId: row.statusId,
    waitingSinceBefore: row.waitingSince,
  };
  recordSolve(run, thread, by, notified);
  row.solvedAt = new Date(at);
  row.solveNumber = number;
  row.waitingSince = null;
  row.statusId = shop.solvedStatusId;
  if (notified) tellSolved(run, thread, number);
  return { solve, solved: { number, at, notified, by } };
}

/** Mostly whoever had it; null: the shop's own program. */
function solverOf({ dice, shop }: Run, { assignee }: Thread): Colleague | null {
  if (dice.hits(0.03)) return null;
  return assignee && dice.hits(0.8) ? assignee : dice.pick(shop.agents);
}

/** Whoever solves what nobody had has it from then on. */
function recordSolve(run: Run, thread: Thread, by: Colleague | null, notify: boolean): void {
  if (!by) {
    const actor = { actorKind: "apiKey", actorId: run.shop.apiKeyId } as const;
    writeEvent(run, thread, actor, { type: "update.solved", data: { notify } });
    return;
  }
  const data = { notify, undoSeconds: UNDO_SECONDS, memberId: by.id };
  writeEvent(run, thread, byMember(by), { type: "update.solved", data });
  if (thread.assignee) return;
  thread.assignee = by;
  const given = { fromId: null, toId: by.id };
  writeEvent(run, thread, byMember(by), { type: "update.assigned", data: given });
}

function tellSolved(run: Run, { order, row, at }: Thread, solveNumber: number): void {
  const updateId = row.id;
  const sent = Math.min(at + UNDO_SECONDS * SECOND, run.now);
  const { customer } = order;
  const dedupeKey = `update:${updateId}:solved:${solveNumber}`;
  const about = { updateId, solveNumber };
  const id = writeMail(run, order, {
    kind: "update.solved",
    dedupeKey,
    to: { customer },
    at: sent,
    ...about,
  });
  writeLink(run, order, { id, at: sent }, { purpose: "rate", ...about });
  writeLink(run, order, { id, at: sent }, { purpose: "unsubscribe", topic: "rating_request" });
}

function reopen(run: Run, thread: Thread, solve: SolveRow): void {
  const { dice, shop } = run;
  const { row, order, at, assignee } = thread;
  const byThem = row.visibleAt !== null && dice.hits(0.7);
  const member = byThem ? null : (assignee ?? dice.pick(shop.agents));
  solve.reopenedAt = new Date(at);
  solve.reopenedByCustomerId = byThem ? order.customer.id : null;
  solve.reopenedByMemberId = member?.id ?? null;
  row.solvedAt = null;
  row.statusId = solve.statusBeforeId ?? row.statusId;
  writeEvent(run, thread, member ? byMember(member) : byCustomer(order), {
    type: "update.reopened",
  });
  if (!byThem) return;
  row.waitingSince = new Date(at);
  row.customerWroteAt ??= new Date(at);
  if (!assignee) return;
  const dedupeKey = `update:${row.id}:reopened:${solve.number}:${assignee.id}`;
  const about = { updateId: row.id, solveNumber: solve.number };
  writeMail(run, order, {
    kind: "update.reopened",
    dedupeKey,
    to: { member: assignee },
    at,
    ...about,
  });
}

/** What follows a solve that holds: stars for some, and the question whether they recommend the shop. */
function settle(run: Run, thread: Thread, solved: Solved): void {
  const { dice } = run;
  const rates = solved.notified && dice.hits(0.46) && later(run, thread, 20 * HOUR);
  const stars = rates ? rate(run, thread, solved) : null;
  decideInvitation(run, thread, solved, stars);
}
