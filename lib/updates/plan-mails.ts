import { createHash } from "node:crypto";
import { isDetractor, isPromoter } from "@/lib/base/stars";
import { MINUTE, SECOND } from "@/lib/base/time";
import type { DropReason, MailKind, Recipient, Topic } from "@/lib/mail/kinds";
import type { MailDraft } from "@/lib/mail/queue-mail";
import type { LoopFacts } from "@/lib/updates/loop-facts";

/** The mails that a rating causes, and the kinds that the settings of the moment rule out permanently. */
export type RatingPlan = { drafts: MailDraft[]; suppressed: MailKind[]; nobodyToAlert: boolean };

/**
 * The mails of the next solve with "Notify customer"; none for an update the customer cannot see.
 * They leave after so many seconds.
 */
export function planSolveMails(facts: LoopFacts, undoSeconds: number): MailDraft[] {
  const customer = customerOf(facts);
  if (!customer || !facts.update.visible) return [];
  const solveNumber = facts.solveCount + 1;
  return [
    {
      kind: "update.solved",
      dedupeKey: `update:${facts.update.id}:solved:${solveNumber}`,
      to: customer,
      orderId: facts.order.id,
      updateId: facts.update.id,
      solveNumber,
      delay: undoSeconds * SECOND,
    },
  ];
}

/** The solved mail carries the request to rate, or why it does not. */
export type RequestToRate = "asked" | "ratings_off" | "opted_out" | "blocked";

/** Whether the solved mail carries the request to rate, and if not, why. */
export function requestToRate(facts: LoopFacts): RequestToRate {
  if (!facts.settings.ratingsOn) return "ratings_off";
  if (facts.order.blocked) return "blocked";
  return facts.optOuts.includes("rating_request") ? "opted_out" : "asked";
}

/** The mails of a customer's "Still has issue?" about the latest solve: to the assignee, without one to the alert list. */
export function planReopenMails(facts: LoopFacts): MailDraft[] {
  const solveNumber = facts.solveCount;
  const recipients = facts.assignee ? [facts.assignee] : facts.alertList;
  return recipients.map((to) => ({
    kind: "update.reopened",
    dedupeKey: `update:${facts.update.id}:reopened:${solveNumber}:${keyOf(to)}`,
    to,
    orderId: facts.order.id,
    updateId: facts.update.id,
    solveNumber,
    delay: 0,
  }));
}

/** The mails of a rating: to the assignee, the follow-up to the customer, the alert on 1–3 stars. */
export function planRatingMails(
  facts: LoopFacts,
  rating: { id: string; stars: number },
): RatingPlan {
  const suppressed: MailKind[] = [];
  const about = { orderId: facts.order.id, updateId: facts.update.id, ratingId: rating.id };
  const drafts: MailDraft[] = [];

  if (facts.assignee) {
    drafts.push({
      ...about,
      kind: "rating.assignee",
      dedupeKey: `rating:${rating.id}:assignee`,
      to: facts.assignee,
      delay: 0,
    });
  }

  const followUp = isPromoter(rating.stars) ? "promoter" : "detractor";
  if (!facts.settings.followUpsOn) suppressed.push(`rating.${followUp}`);
  else drafts.push(...planFollowUp(facts, about, followUp));

  const alerted = isDetractor(rating.stars) ? facts.alertList.filter(isNot(facts.assignee)) : [];
  if (isDetractor(rating.stars) && !facts.settings.alertOn) suppressed.push("rating.alert");
  else drafts.push(...alerted.map((to) => planAlert(about, to)));

  const nobodyToAlert =
    isDetractor(rating.stars) &&
    facts.settings.alertOn &&
    alerted.length === 0 &&
    facts.assignee === null;
  return { drafts, suppressed, nobodyToAlert };
}

type About = { orderId: string; updateId: string; ratingId: string };

function planFollowUp(facts: LoopFacts, about: About, topic: Topic & ("promoter" | "detractor")) {
  const customer = customerOf(facts);
  if (!customer) return [];
  const dropReason = stoppedBy(facts, topic);
  const draft: MailDraft = {
    ...about,
    kind: `rating.${topic}`,
    dedupeKey: `rating:${about.ratingId}:${topic}`,
    to: customer,
    delay: facts.settings.followUpDelayMinutes * MINUTE,
    ...(dropReason && { dropReason }),
  };
  return [draft];
}

function stoppedBy(facts: LoopFacts, topic: Topic): DropReason | null {
  if (facts.optOuts.includes(topic)) return "opted_out";
  return facts.order.blocked ? "blocked" : null;
}

function planAlert(about: About, to: Recipient): MailDraft {
  return {
    ...about,
    kind: "rating.alert",
    dedupeKey: `rating:${about.ratingId}:alert:${keyOf(to)}`,
    to,
    delay: 0,
  };
}

function customerOf({ order }: LoopFacts): Recipient | null {
  if (!order.email) return null;
  return { address: order.email, name: order.customerName, customerId: order.customerId };
}

/** Names a recipient in a key without keeping an address there. */
function keyOf(to: Recipient): string {
  return (
    to.memberId ?? createHash("sha256").update(to.address.toLowerCase()).digest("hex").slice(0, 24)
  );
}

function isNot(other: Recipient | null) {
  return (to: Recipient) => to.address.toLowerCase() !== other?.address.toLowerCase();
}
