import { getLocale } from "next-intl/server";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { Clock } from "@/lib/base/format";
import { currentMember } from "@/lib/identity/gates/session";

/** How one's own pages write moments: in the shop's zone, without a shop in UTC. */
export async function accountClock(): Promise<Clock> {
  const member = await currentMember();
  if (member) return pageClock(member);
  return { locale: await getLocale(), timeZone: "UTC", now: new Date() };
}
