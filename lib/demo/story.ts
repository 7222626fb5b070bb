import type { Ago } from "@/lib/demo/clock";
import type { Colleague } from "@/lib/demo/team";
import type { Stars } from "@/lib/ratings/schema";

/** Who acts: somebody of the team, the order's customer, or the warehouse's program with its API key. */
export type Staff = Colleague | "warehouse";
export type Who = Staff | "customer";

export type Label = "neutral" | "notice" | "warning" | "urgent";

export type Step =
  | { does: "write"; at: Ago; who: Who; text: string }
  | { does: "remark"; at: Ago; who: Staff; text: string }
  | { does: "assign"; at: Ago; who: Staff; to: Colleague }
  | { does: "label"; at: Ago; who: Staff; label: Label }
  | { does: "solve"; at: Ago; who: Staff; notify: boolean }
  | { does: "reopen"; at: Ago; who: Who }
  | { does: "rate"; at: Ago; who: "customer" | "warehouse"; stars: Stars; comment: string | null };

/** One update from its first word on; the first step opens it. */
export type Story = {
  order: string;
  title: string;
  /** The title of the rated update on the same order whose apology led here. */
  follows?: string;
  steps: Step[];
};

/** A story on an order. */
export function story(order: string, title: string, ...steps: Step[]): Story {
  return { order, title, steps };
}

/** A story that began with the reply link of an apology. */
export function sequel(order: string, follows: string, title: string, ...steps: Step[]): Story {
  return { order, title, follows, steps };
}

/** A note both sides read. */
export function writes(at: Ago, who: Who, text: string): Step {
  return { does: "write", at, who, text };
}

/** A note for the team alone. */
export function remarks(at: Ago, who: Staff, text: string): Step {
  return { does: "remark", at, who, text };
}

export function takes(at: Ago, who: Colleague): Step {
  return { does: "assign", at, who, to: who };
}

export function hands(at: Ago, who: Staff, to: Colleague): Step {
  return { does: "assign", at, who, to };
}

export function labels(at: Ago, who: Staff, label: Label): Step {
  return { does: "label", at, who, label };
}

/** Solved, with the mail to the customer that asks for a rating. */
export function solves(at: Ago, who: Staff): Step {
  return { does: "solve", at, who, notify: true };
}

/** Solved without a word to the customer. */
export function closes(at: Ago, who: Staff): Step {
  return { does: "solve", at, who, notify: false };
}

export function reopens(at: Ago, who: Who): Step {
  return { does: "reopen", at, who };
}

export function rates(at: Ago, stars: Stars, comment: string | null = null): Step {
  return { does: "rate", at, who: "customer", stars, comment };
}

/** A rating the warehouse's program passed on from a returns form. */
export function passesOn(at: Ago, stars: Stars): Step {
  return { does: "rate", at, who: "warehouse", stars, comment: null };
}
