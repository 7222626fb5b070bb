import { WINDOW_DAYS } from "@/lib/base/invitation-window";
import { after, DAY, HOUR, MINUTE } from "@/lib/base/time";
import type { InvitationState } from "@/lib/base/vocabularies";
import { type Chance, chanceFrom } from "@/lib/demo/nps/chance";
import type { PastAnswer } from "@/lib/demo/nps/crowd";
import { scoreOn } from "@/lib/demo/nps/mood";
import type { Occasion } from "@/lib/demo/nps/occasions";
import { type Category, wordsOf } from "@/lib/demo/nps/words";
import { personOf } from "@/lib/nps/record-review";
import { bandOf } from "@/lib/nps/score";

/** Days between two questions to the same customer, as the shop's settings start. */
const BUDGET_DAYS = 14;
/** What a waiting one still has until nobody asks about that update any more. */

type Reason = "no_address" | "silent" | "opted_out" | "order_cancelled" | "budget";

/** What was decided about an occasion in the past, and what came of it. */
export type PastInvitation = Occasion & {
  state: InvitationState;
  reason: Reason | null;
  recheck_at: Date | null;
  mail_id: string | null;
  variant: "a" | "b" | null;
  answer: PastAnswer | null;
};

export type Plan = {
  now: Date;
  /** Since when two wordings are tried side by side. */
  experimentFrom: Date;
  /** When somebody said they want no more of it, by address. */
  optedOut: Map<string, Date>;
};

/** Decides on every occasion in turn, as the hourly job would have. */
export function invite(occasions: Occasion[], plan: Plan): PastInvitation[] {
  const chance = chanceFrom(20_260_301);
  const askedAt = new Map<string, Date>();
  return occasions.map((occasion) => {
    const reason = reasonFor(occasion, plan, askedAt.get(occasion.customer_id));
    if (reason !== null) return { ...occasion, ...held(occasion, plan, reason), ...UNSENT };
    askedAt.set(occasion.customer_id, occasion.due);
    const tried = occasion.update_id !== null && occasion.due > plan.experimentFrom;
    const variant = tried ? (chance() < 0.5 ? "a" : "b") : null;
    const answer = answerTo(chance, occasion, variant, plan.now);
    const mail_id = crypto.randomUUID();
    return { ...occasion, state: "invited", reason, recheck_at: null, mail_id, variant, answer };
  });
}

const UNSENT = { mail_id: null, variant: null, answer: null };

function reasonFor(occasion: Occasion, plan: Plan, askedAt: Date | undefined): Reason | null {
  const { email, due } = occasion;
  if (email === null) return "no_address";
  if (occasion.cancelled) return "order_cancelled";
  if (occasion.update_id !== null && !occasion.told) return "silent";
  const optedOutAt = plan.optedOut.get(email);
  if (optedOutAt && optedOutAt < due) return "opted_out";
  return askedAt && after(askedAt, BUDGET_DAYS * DAY) > due ? "budget" : null;
}

/** Only an update whose week is not over yet still waits for the contact budget. */
function held(occasion: Occasion, { now }: Plan, reason: Reason) {
  const over = after(occasion.due, WINDOW_DAYS * DAY);
  const waits = reason === "budget" && occasion.update_id !== null && over > now;
  return {
    reason,
    state: waits ? ("waiting" as const) : ("skipped" as const),
    recheck_at: waits ? over : null,
  };
}

/** How many answer a mail of this hour: most in the evening. */
function likelihood(sentAt: Date, variant: "a" | "b" | null): number {
  const hour = sentAt.getUTCHours();
  const base = hour >= 16 ? 0.5 : hour >= 10 ? 0.28 : 0.38;
  return variant === "b" ? base + 0.08 : base;
}

function answerTo(
  chance: Chance,
  occasion: Occasion,
  variant: "a" | "b" | null,
  now: Date,
): PastAnswer | null {
  const answers = chance() < likelihood(occasion.due, variant);
  const at = after(occasion.due, 8 * MINUTE + Math.floor(chance() ** 3 * 60 * HOUR));
  if (!answers || at > after(now, -HOUR)) return null;
  return customerAnswer(chance, occasion, { at, now, category: occasion.category });
}

/** What a customer answers to one of our mails. */
function customerAnswer(
  chance: Chance,
  about: Occasion,
  when: { at: Date; now: Date; category: Category },
): PastAnswer {
  const { at, now, category } = when;
  const daysAgo = Math.floor((now.getTime() - at.getTime()) / DAY);
  const score = scoreOn(chance, { category, channel: "email", daysAgo });
  return {
    at,
    score,
    lowest: 0,
    comment: wordsOf(chance, category, bandOf(score)),
    channel: "email",
    category,
    person: personOf(about.customer_id),
    customer_id: about.customer_id,
    loyalty_id: null,
    device_id: null,
    order_id: about.order_id,
    order_ref: about.number,
    update_id: about.update_id,
  };
}

/** What customers said by themselves: after the checkout, and when the parcel had come. */
export function orderAnswers(orders: Occasion[], now: Date): PastAnswer[] {
  const chance = chanceFrom(20_260_704);
  return orders.flatMap((order) =>
    (["checkout", "delivery"] as const).flatMap((category) => {
      const wait = category === "checkout" ? 2 * MINUTE : 5 * DAY + 6 * HOUR;
      const at = after(order.placed_at, wait + Math.floor(chance() * 20 * MINUTE));
      if (chance() > 0.35 || at > after(now, -HOUR)) return [];
      const answer = customerAnswer(chance, order, { at, now, category });
      return [{ ...answer, channel: "website" as const, lowest: 1 as const }];
    }),
  );
}
