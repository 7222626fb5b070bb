import { differenceP } from "@/lib/nps/coverage/proportions";
import { type BandCounts, npsDiffers } from "@/lib/nps/score";

/** `a` is as it was set when the experiment began, `b` the other delay or wording. */
export type Variant = "a" | "b";

/** What came of one side; only invitations that had their seven days count. */
export type ArmResult = { sent: number; answered: number; bands: BandCounts };

export type Verdict =
  | { kind: "early"; reached: number; planned: number }
  | { kind: "none" }
  | { kind: "real"; better: Variant; beforePlan: boolean };

/** Whoever looks before the plan is reached sees chance more often; only this counts then. */
const EARLY_P = 0.001;
const PLANNED_P = 0.05;

/**
 * Whether one side's response rate is really higher. Before the planned number is reached on both
 * sides only p < 0.001 counts (Haybittle 1971, Peto et al. 1976), from then on p < 0.05.
 */
export function responseVerdict(a: ArmResult, b: ArmResult, planned: number): Verdict {
  const reached = Math.min(a.sent, b.sent);
  const p = differenceP({ hits: a.answered, n: a.sent }, { hits: b.answered, n: b.sent });
  const beforePlan = reached < planned;
  if (p < (beforePlan ? EARLY_P : PLANNED_P)) {
    const better = a.answered / a.sent > b.answered / b.sent ? "a" : "b";
    return { kind: "real", better, beforePlan };
  }
  return beforePlan ? { kind: "early", reached, planned } : { kind: "none" };
}

/** Whether the scores of both sides differ; nothing is said before the plan is reached. */
export function scoreVerdict(
  a: ArmResult,
  b: ArmResult,
  planned: number,
): "early" | "none" | "real" {
  if (Math.min(a.sent, b.sent) < planned) return "early";
  return npsDiffers(a.bands, b.bands) ? "real" : "none";
}
