import { npsInvitations, npsReviews, optOuts } from "@/db/schema";
import { WINDOW_DAYS } from "@/lib/base/invitation-window";
import { DAY, HOUR } from "@/lib/base/time";
import type { InvitationState } from "@/lib/base/vocabularies";
import type { Order, Run } from "@/lib/demo/load/run";
import type { Thread } from "@/lib/demo/load/thread";
import { writeMail } from "@/lib/demo/load/write-mails";
import type { Solved } from "@/lib/demo/load/write-solves";
import { type Category, wordsOf } from "@/lib/demo/nps/words";
import { personOf } from "@/lib/nps/record-review";
import { bandOf } from "@/lib/nps/score";

/** Days after a solve that the shop asks, as its survey says. */
export const ASK_DAYS = 14;
const BUDGET_DAYS = 14;
const SCORES = [2, 1, 1, 2, 2, 5, 6, 11, 20, 24, 26];

type Decision = {
  state: InvitationState;
  reason: NonNullable<(typeof npsInvitations.$inferInsert)["reason"]> | null;
};

/**
 * Decides on the NPS invitation of a solved update as the hourly job would have. What came due in the
 * last days is left to that job, but for a few that wait for the contact budget.
 */
export function decideInvitation(run: Run, thread: Thread, solved: Solved, stars: number | null) {
  const { dice, rows, shop, now } = run;
  const dueAt = solved.at + ASK_DAYS * DAY;
  if (dueAt > now) return;
  const open = dueAt > now - WINDOW_DAYS * DAY;
  if (open && !dice.hits(0.02)) return;
  const decision = open ? WAITING : decide(run, thread, solved, { dueAt, stars });
  const { row, order } = thread;
  const { customer } = order;
  const sentAt = Math.min(dueAt + dice.between(1, 60) * 60_000, now);
  const invited = decision.state === "invited";
  const dedupeKey = `nps:${row.id}:${solved.number}`;
  const mail = {
    kind: "nps.invitation",
    dedupeKey,
    to: { customer },
    at: sentAt,
    updateId: row.id,
  } as const;
  const mailId = invited ? writeMail(run, order, mail) : null;
  if (invited) customer.askedAt = sentAt;
  const answer = invited && dice.hits(0.3) ? answerTo(run, thread, sentAt) : null;
  rows.put(npsInvitations, {
    ...{ shopId: shop.id, id: dice.uuid(), surveyId: shop.surveyId, occasion: row.id },
    ...{ updateId: row.id, customerId: customer.id, orderId: order.id, ...decision, mailId },
    recheckAt: open ? new Date(now + dice.between(1, 5) * DAY) : null,
    decidedAt: new Date(sentAt),
    answeredAt: answer && new Date(answer.at),
    reviewId: answer?.id ?? null,
  });
}

const WAITING: Decision = { state: "waiting", reason: "budget" };
const skipped = (reason: Decision["reason"]): Decision => ({ state: "skipped", reason });

function decide(
  { dice, rows, shop }: Run,
  { order }: Thread,
  solved: Solved,
  { dueAt, stars }: { dueAt: number; stars: number | null },
): Decision {
  const { customer } = order;
  if (!customer.email) return skipped("no_address");
  if (!solved.notified) return skipped("silent");
  if (customer.stopped.has("nps")) return skipped("opted_out");
  if (customer.blocked) return skipped("blocked");
  if (stars !== null && stars <= 3 && dice.hits(0.6)) return skipped("unrecovered");
  if (dice.hits(0.02)) return skipped("awaiting_reply");
  if (Math.abs(dueAt - customer.askedAt) < BUDGET_DAYS * DAY) return skipped("budget");
  if (dice.hits(0.01)) {
    customer.stopped.add("nps");
    rows.put(optOuts, {
      ...{ shopId: shop.id, customerId: customer.id, topic: "nps", createdAt: new Date(dueAt) },
    });
  }
  return { state: "invited", reason: null };
}

/** An answer to an invitation; a low one with words becomes work by the shop's rule. */
function answerTo(run: Run, { row, order }: Thread, sentAt: number) {
  const { dice, shop } = run;
  const at = sentAt + Math.min(dice.wait(14 * HOUR), 5 * DAY);
  const day = run.dayOf(at);
  if (at > run.now || order.customer.answered.has(day)) return null;
  order.customer.answered.add(day);
  const { score, comment } = opinionOf(run, "support");
  const id = run.nextReviewId++;
  const works = score <= 6 && comment !== null && dice.hits(0.6);
  const workId = works ? dice.uuid() : null;
  if (workId) run.pending.push({ order, origin: { openedAt: at, id: workId, reviewId: id } });
  run.rows.put(npsReviews, {
    ...{ shopId: shop.id, id, score, lowest: 0, comment, channelId: shop.emailChannelId },
    ...{ categoryId: shop.supportCategoryId, person: personOf(order.customer.id) },
    ...{ customerId: order.customer.id, orderId: order.id, orderRef: order.number },
    ...{ updateId: row.id, hadContact: true, day, createdAt: new Date(at) },
    ...(workId && { ruleId: shop.ruleId, workUpdateId: workId }),
  });
  return { id, at };
}

function opinionOf({ dice }: Run, category: Category) {
  const score = dice.weighed(SCORES);
  return { score, comment: wordsOf(dice.next, category, bandOf(score)) };
}

/** What somebody says on the shop's page after an order; who that was nobody knows. */
export function writeWebsiteAnswer(run: Run, order: Order): void {
  const { dice, shop, now } = run;
  const at = order.placedAt + dice.wait(2 * DAY);
  if (at > now) return;
  const which = dice.below(shop.otherCategoryIds.length);
  const { score, comment } = opinionOf(run, which === 0 ? "delivery" : "checkout");
  const deviceId = dice.uuid();
  run.rows.put(npsReviews, {
    ...{ shopId: shop.id, id: run.nextReviewId++, score: Math.max(score, 1), lowest: 1, comment },
    ...{ channelId: shop.websiteChannelId, categoryId: shop.otherCategoryIds[which] as number },
    ...{ person: `deviceId:${deviceId}`, deviceId, day: run.dayOf(at), createdAt: new Date(at) },
  });
}
