import type { Clock } from "@/lib/base/format";
import type { Choices } from "@/lib/updates/queries";

/** What every part of a card needs to know besides the update. */
export type CardView = {
  clock: Clock;
  me: { memberId: string; name: string };
  customer: { name: string; firstName: string; email: string | null };
  choices: Choices;
};
