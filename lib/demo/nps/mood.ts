import { type Chance, weighed } from "@/lib/demo/nps/chance";
import type { Category } from "@/lib/demo/nps/words";
import type { Band } from "@/lib/nps/score";

export type Channel = "email" | "website" | "pos";

/** Days ago in which the carrier moved its depot and parcels lay; by the last day it was over. */
const TROUBLE = { from: 152, worst: 118, over: 84 };
/** Days ago when the checkout became one page. */
const ONE_PAGE = 212;

/** How people feel about a process on a day, as shares of promoters and detractors. */
function shares(category: Category, channel: Channel, daysAgo: number) {
  if (channel === "pos") return { promoters: 0.58, detractors: 0.11 };
  if (category === "support") {
    const year = 1 - daysAgo / 365;
    return { promoters: 0.46 + 0.26 * year, detractors: 0.24 - 0.14 * year };
  }
  if (category === "checkout") {
    return daysAgo > ONE_PAGE
      ? { promoters: 0.41, detractors: 0.25 }
      : { promoters: 0.55, detractors: 0.14 };
  }
  const bad = troubleOn(daysAgo);
  return { promoters: 0.59 - 0.35 * bad, detractors: 0.14 + 0.34 * bad };
}

/** 0 while parcels come as they should, 1 at the worst. */
function troubleOn(daysAgo: number): number {
  const { from, worst, over } = TROUBLE;
  if (daysAgo >= from || daysAgo <= over) return 0;
  return daysAgo > worst ? (from - daysAgo) / (from - worst) : (daysAgo - over) / (worst - over);
}

const PASSIVE = { 7: 4, 8: 6 };
const PROMOTER = { 9: 4, 10: 6 };
const DETRACTOR = { 6: 6, 5: 5, 4: 3, 3: 4, 2: 3, 1: 3 };

/** A score as somebody would give it that day; never 0, which the older surveys did not offer. */
export function scoreOn(
  chance: Chance,
  about: { category: Category; channel: Channel; daysAgo: number },
): number {
  const { promoters, detractors } = shares(about.category, about.channel, about.daysAgo);
  const band = weighed<Band>(chance, {
    promoter: promoters,
    detractor: detractors,
    passive: 1 - promoters - detractors,
  });
  const weights = { promoter: PROMOTER, passive: PASSIVE, detractor: DETRACTOR }[band];
  return Number(weighed<string>(chance, weights));
}
