import { seededRandom } from "@/lib/testing/seed";
import type { Call, Fields } from "@/lib/testing/server-actions";
import { choose } from "@/lib/testing/tier";

/** What no form of ours sends, in place of an action's arguments. */
const ODD_ARGUMENTS: unknown[][] = [
  [],
  [null, null],
  [{ status: "new" }, "text"],
  [{ status: "new" }, { updateId: 1 }],
  [["a"], 5],
];

const ODD_VALUES: Fields[string][] = [
  "",
  "💥 \0 \ud800",
  "x".repeat(20_000),
  "00000000-0000-4000-8000-000000000000",
  "-1",
  "1e309",
  "9".repeat(40),
  "null",
  "2026-02-30T25:61",
  "<script>alert(1)</script>",
  ["a", "b"],
  new Blob(["a file"]),
];

const random = seededRandom();
/** How to have the same calls again. */
export const ODD_SEED = random.sentence;

/** The same call with odd arguments, without fields, and with one field after the other odd: once each, in the long run in every way. */
export function oddCalls({ cookie, fields = {}, args }: Call): Call[] {
  const calls: Call[] = [...ODD_ARGUMENTS.map((odd) => ({ cookie, args: odd })), { cookie, args }];
  const any = ODD_VALUES[Math.floor(random.next() * ODD_VALUES.length)] ?? "";
  for (const value of choose([any], ODD_VALUES)) {
    if (args && !args.includes("$K1")) calls.push({ cookie, args: args.map(() => String(value)) });
    for (const name of Object.keys(fields)) {
      calls.push({ cookie, args, fields: { ...fields, [name]: value } });
    }
  }
  return calls;
}
