import type { StateTone } from "@/components/ui/status";

export type StateFacts = {
  visible: boolean;
  waitingSince: Date | null;
  solvedAt: Date | null;
  ratedAt: Date | null;
};

type State =
  | { word: "rated"; tone: StateTone }
  | { word: "solved" | "solvedInternal"; tone: StateTone }
  | { word: "waits"; tone: StateTone; since: Date }
  | { word: "customersTurn" | "open"; tone: StateTone };

/** Whose turn it is: the key of the words, and how they look. */
export function stateOf({ visible, waitingSince, solvedAt, ratedAt }: StateFacts): State {
  if (ratedAt) return { word: "rated", tone: "idle" };
  if (solvedAt) return { word: visible ? "solved" : "solvedInternal", tone: "ok" };
  if (waitingSince) return { word: "waits", tone: "wait", since: waitingSince };
  return { word: visible ? "customersTurn" : "open", tone: "open" };
}
