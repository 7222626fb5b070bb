import { isDetractor, isPromoter } from "@/lib/base/stars";
import { MINUTE, SECOND } from "@/lib/base/time";
import type { DropReason, MailKind, Recipient, Topic } from "@/lib/mail/kinds";
import type { MailDraft } from "@/lib/mail/queue-mail";
import type { LoopFacts } from "@/lib/updates/loop-facts";
import { keyOf, recipientsOf } from "@/lib/updates/recipients";

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

/** The mails of a customer's "Still has issue?" about the latest solve. */
export function planReopenMails(facts: LoopFacts): MailDraft[] {
  const solveNumber = facts.solveCount;
  return recipientsOf("update.reopened", facts).map((to) => ({
    kind: "update.reopened",
    dedupeKey: `update:${facts.update.id}:reopened:${solveNumber}:${keyOf(to)}`,
    to,
    orderId: facts.order.id,
    updateId: facts.update.id,
    solveNumber,
    delay: 0,
  }));
}

/** The mails of a rating: to the responsible member, the follow-up to the customer, the alert on 1–3 stars. */
export function planRatingMails(
  facts: LoopFacts,
  rating: { id: string; stars: number },
): RatingPlan {
  const suppressed: MailKind[] = [];
  const about = { orderId: facts.order.id, updateId: facts.update.id, ratingId: rating.id };
  const drafts = planForTeam(facts, about, "responsible");

  const followUp = isPromoter(rating.stars) ? "promoter" : "detractor";
  if (!facts.settings.followUpsOn) suppressed.push(`rating.${followUp}`);
  else drafts.push(...planFollowUp(facts, about, followUp));

  const low = isDetractor(rating.stars);
  const alerts = low ? planForTeam(facts, about, "alert") : [];
  if (low && !facts.settings.alertOn) suppressed.push("rating.alert");
  else drafts.push(...alerts);

  const alerted = facts.settings.alertOn && alerts.length > 0;
  const nobodyToAlert = low && !alerted && facts.responsible === null;
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

/** A mail to the responsible member has one reader, whoever that is by now; alerts have one each. */
function planForTeam(facts: LoopFacts, about: About, to: "responsible" | "alert"): MailDraft[] {
  const kind = `rating.${to}` as const;
  const key = `rating:${about.ratingId}:${to}`;
  return recipientsOf(kind, facts).map((recipient) => ({
    ...about,
    kind,
    dedupeKey: to === "alert" ? `${key}:${keyOf(recipient)}` : key,
    to: recipient,
    delay: 0,
  }));
}

function customerOf({ order }: LoopFacts): Recipient | null {
  if (!order.email) return null;
  return { address: order.email, name: order.customerName, customerId: order.customerId };
}
