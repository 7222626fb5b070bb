import { expect, test } from "vitest";
import { REQUEST_ID } from "@/lib/base/request-facts";
import { noteRefusal, noteStatus, noteWho, securityLog } from "@/lib/http/security-events";
import { withinRequest } from "@/lib/http/shared-read";

function logged() {
  const lines: object[] = [];
  let now = 0;
  const log = securityLog(
    (message, fields) => lines.push({ message, ...fields }),
    () => now,
  );
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { lines, log, pass };
}

const answered = (work: () => void) => {
  const facts = new Map<string, unknown>([[REQUEST_ID, "r1"]]);
  withinRequest(work, facts);
  return facts;
};

test("a refusal is one line with ids alone; whatever else is answered is none", () => {
  const { lines, log } = logged();
  const who = () => {
    noteWho({ accountId: "a1" });
    noteWho({ shopId: "s1" });
  };
  log(answered(who), "/orders", 200);
  log(answered(who), "/orders", 404);
  expect(lines).toEqual([]);
  log(answered(who), "/orders", 403);
  const message = "Security event";
  const known = { message, shopId: "s1", accountId: "a1", route: "/orders", request: "r1" };
  expect(lines).toEqual([{ ...known, kind: "forbidden" }]);
});

test("what a form is told counts, also under the status 200, and another site is told apart", () => {
  const { lines, log } = logged();
  log(
    answered(() => noteStatus(429)),
    "/find",
    200,
  );
  log(
    answered(() => noteStatus(404)),
    "/find",
    200,
  );
  log(
    answered(() => noteRefusal("foreign_origin")),
    "/my",
    403,
  );
  log(
    answered(() => {}),
    "/api/v1/orders",
    429,
  );
  expect(lines).toMatchObject([
    { kind: "rate_limited", route: "/find" },
    { kind: "foreign_origin", route: "/my" },
    { kind: "rate_limited", route: "/api/v1/orders" },
  ]);
});

test("a flood writes thirty lines a minute of its kind, then how many there were", () => {
  const { lines, log, pass } = logged();
  for (let n = 0; n < 1_000; n += 1) log(new Map(), "/", 429);
  log(new Map(), "/", 403);
  expect(lines).toHaveLength(31);
  pass(60_000);
  log(new Map(), "/", 429);
  expect(lines.slice(31)).toMatchObject([
    { message: "Security events left out", kind: "rate_limited", count: 970 },
    { message: "Security event", kind: "rate_limited" },
  ]);
});

test("outside of a request nothing is noted", () => {
  noteRefusal("forbidden");
  noteWho({ shopId: "s1" });
});
