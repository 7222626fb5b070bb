/** What contenders try on one update, and what its tracking log calls it. */
export const ACTS = {
  solve: "update.solved",
  reopen: "update.reopened",
  rate: "rating.submitted",
} as const;
export type Act = keyof typeof ACTS;
type State = "open" | "solved" | "rated";

/** One call of a client: when it was made and answered, and `done` or the code it was refused with. */
export type Call = { keyId: string; act: Act; from: number; to: number; answer: string };
/** A line of the tracking log; they come in its order. */
export type Line = { keyId: string | null; type: string };

/** Where an act leads from a state, or the code it must be refused with. */
const TABLE: Record<State, Record<Act, { to: State } | { refused: string }>> = {
  open: {
    solve: { to: "solved" },
    reopen: { refused: "not_solved" },
    rate: { refused: "not_solved" },
  },
  solved: {
    solve: { refused: "already_solved" },
    reopen: { to: "open" },
    rate: { to: "rated" },
  },
  rated: {
    solve: { refused: "already_rated" },
    reopen: { refused: "already_rated" },
    rate: { refused: "already_rated" },
  },
};

/**
 * What is wrong with the history of an update that was open: nothing, when there is an order of all calls
 * in which each got the answer the state machine gives, no call overtakes one that was answered before it
 * was made, and the tracking log tells of exactly those that succeeded.
 */
export function faultsOf(calls: readonly Call[], log: readonly Line[]): string[] {
  const left = calls
    .filter(({ answer }) => answer === "done")
    .sort((one, other) => one.from - other.from);
  const done: Call[] = [];
  for (const { keyId, type } of log) {
    const at = left.findIndex((call) => call.keyId === keyId && ACTS[call.act] === type);
    if (at < 0) return [`The log has ${type} by ${keyId}, of which nobody was told.`];
    done.push(...left.splice(at, 1));
  }
  const faults = left.map(({ act }) => `A ${act} succeeded that the log does not know.`);
  const states: State[] = ["open"];
  for (const [place, { act }] of done.entries()) {
    const state = states[place] ?? "open";
    const step = TABLE[state][act];
    if (!("to" in step)) return [...faults, `A ${act} succeeded while it was ${state}.`];
    states.push(step.to);
  }
  for (const [place, later] of done.entries()) {
    if (done.slice(0, place).some((earlier) => later.to < earlier.from)) {
      faults.push(`A ${later.act} stands after one that was made when it had been answered.`);
    }
  }
  const refused = calls.filter(({ answer }) => answer !== "done");
  return [...faults, ...refused.flatMap((call) => refusalFault(call, done, states))];
}

/** A refusal needs a moment, between what was over before it and what began after it, that explains it. */
function refusalFault(call: Call, done: readonly Call[], states: readonly State[]): string[] {
  const first = done.findLastIndex(({ to }) => to < call.from) + 1;
  const after = done.findIndex(({ from }) => from > call.to);
  const last = after < 0 ? done.length : after;
  const possible = states.slice(first, last + 1);
  const explained = possible.some((state) => {
    const step = TABLE[state][call.act];
    return "refused" in step && step.refused === call.answer;
  });
  if (explained) return [];
  return [`A ${call.act} was answered ${call.answer} while it was ${possible.join(" or ")}.`];
}
