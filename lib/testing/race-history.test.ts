import { expect, test } from "vitest";
import { ACTS, type Act, type Call, faultsOf } from "@/lib/testing/race-history";

/** "a solve 0-2 done" */
const call = (text: string): Call => {
  const [keyId = "", act, span = "", answer = ""] = text.split(" ");
  const [from, to] = span.split("-").map(Number);
  return { keyId, act: act as Act, from: from ?? 0, to: to ?? 0, answer };
};
const line = (text: string) => {
  const [keyId = "", act] = text.split(" ");
  return { keyId, type: ACTS[act as Act] };
};
const faults = (calls: string[], log: string[]) => faultsOf(calls.map(call), log.map(line));

test.each([
  { name: "nothing", calls: [], log: [] },
  {
    name: "one after the other",
    calls: ["a solve 0-1 done", "b reopen 2-3 done", "a solve 4-5 done", "c rate 6-7 done"],
    log: ["a solve", "b reopen", "a solve", "c rate"],
  },
  {
    name: "all at once, in whichever order",
    calls: ["a rate 0-9 done", "b solve 0-9 done", "c solve 0-9 already_solved"],
    log: ["b solve", "a rate"],
  },
  {
    name: "refusals of each state",
    calls: [
      ...["a rate 0-1 not_solved", "a reopen 0-1 not_solved", "a solve 2-3 done"],
      ...["b solve 4-5 already_solved", "b rate 6-7 done", "c rate 8-9 already_rated"],
      ...["c solve 8-9 already_rated", "c reopen 8-9 already_rated"],
    ],
    log: ["a solve", "b rate"],
  },
])("legal: $name", ({ calls, log }) => expect(faults(calls, log)).toEqual([]));

test.each([
  {
    name: "two ratings",
    calls: ["a solve 0-1 done", "b rate 2-9 done", "c rate 2-9 done"],
    log: ["a solve", "b rate", "c rate"],
    says: "A rate succeeded while it was rated.",
  },
  {
    name: "a success that left no trace",
    calls: ["a solve 0-1 done"],
    log: [],
    says: "A solve succeeded that the log does not know.",
  },
  {
    name: "a line nobody was told of",
    calls: ["a solve 0-1 already_solved"],
    log: ["a solve"],
    says: "The log has update.solved by a, of which nobody was told.",
  },
  {
    name: "a re-opening of what was rated",
    calls: ["a solve 0-1 done", "b rate 2-3 done", "c reopen 4-5 done"],
    log: ["a solve", "b rate", "c reopen"],
    says: "A reopen succeeded while it was rated.",
  },
  {
    name: "a log that turns time round",
    calls: ["a solve 4-5 done", "b reopen 6-7 done", "c solve 0-1 done"],
    log: ["a solve", "b reopen", "c solve"],
    says: "A solve stands after one that was made when it had been answered.",
  },
  {
    name: "a refusal that nothing explains",
    calls: ["a solve 0-1 done", "b rate 2-3 not_solved"],
    log: ["a solve"],
    says: "A rate was answered not_solved while it was solved.",
  },
  {
    name: "an answer that is none",
    calls: ["a solve 0-1 internal"],
    log: [],
    says: "A solve was answered internal while it was open.",
  },
])("illegal: $name", ({ calls, log, says }) => expect(faults(calls, log)).toContain(says));
