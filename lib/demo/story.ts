import type { Stars } from "@/lib/base/stars";
import type { Ago } from "@/lib/demo/clock";
import type { Colleague } from "@/lib/demo/team";

/** Who acts: somebody of the team, the order's customer, or the warehouse's program with its API key. */
export type Staff = Colleague | "warehouse";
export type Who = Staff | "customer";

export type Label = "neutral" | "notice" | "warning" | "urgent";

export type Step =
  | { does: "write"; at: Ago; who: Who; text: string }
  | { does: "note"; at: Ago; who: Staff; text: string }
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
  follows: string | null;
  steps: Step[];
};
