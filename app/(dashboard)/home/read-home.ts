import type { MemberActor } from "@/lib/identity/actor";
import { roleAllows } from "@/lib/identity/guards";
import { readSetup } from "@/lib/setup/queries";
import { nextStep } from "@/lib/setup/schema";
import { readLowRatings } from "@/lib/updates/home/low-ratings";
import {
  countWaiting,
  hasOrders,
  listOpen,
  listUnassigned,
  listUnrated,
  listWaiting,
} from "@/lib/updates/home/queries";
import { readUntold } from "@/lib/updates/home/untold";

/** Everything on the home page, read at once. */
export async function readHome(member: MemberActor) {
  const leads = roleAllows(member.role, "admin");
  const [waiting, open, unassigned, unrated, low, counts, used, setup, untold] = await Promise.all([
    listWaiting(member),
    listOpen(member),
    listUnassigned(member),
    listUnrated(member),
    readLowRatings(member),
    countWaiting(member),
    hasOrders(member),
    leads ? readSetup(member) : null,
    roleAllows(member.role, "owner") ? readUntold(member) : null,
  ]);
  const others = counts.filter(({ memberId }) => memberId !== member.memberId);
  return {
    waiting,
    open,
    unassigned,
    unrated,
    low,
    untold,
    others,
    count: counts.find(({ memberId }) => memberId === member.memberId)?.count ?? 0,
    colleagues: leads ? others.filter(({ memberId }) => memberId !== null) : [],
    fresh: !used,
    setup: setup && !setup.closed && nextStep(setup.done) ? setup : null,
  };
}
