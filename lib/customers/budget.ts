import { database } from "@/db/client";
import type { CustomerDetail } from "@/lib/customers/customer-detail";
import type { MemberActor } from "@/lib/identity/actor";
import { readContactBudget } from "@/lib/mail/contact-budget";

/** Whether and when a customer may be asked for a rating. */
export type AskBudget =
  | { state: "noAddress" | "blocked" | "stopped" | "free" }
  | { state: "later"; nextAt: Date; lastAt: Date; days: number };

/** What keeps a customer from being asked right now, the strongest reason first. */
export async function readBudget(actor: MemberActor, customer: CustomerDetail): Promise<AskBudget> {
  if (!customer.email) return { state: "noAddress" };
  if (customer.blocked) return { state: "blocked" };
  if (customer.optOuts.some(({ topic }) => topic === "rating_request")) return { state: "stopped" };
  const { days, lastAskAt, nextAskAt } = await readContactBudget(
    database(),
    actor.shopId,
    customer.id,
  );
  if (!nextAskAt || !lastAskAt) return { state: "free" };
  return { state: "later", nextAt: nextAskAt, lastAt: lastAskAt, days };
}
