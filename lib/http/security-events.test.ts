import { expect, test } from "vitest";
import { withinRequest } from "@/lib/base/allowance";
import { newRequest } from "@/lib/base/current-request";
import { noteRefusal, noteStatus, noteWho, securityLog } from "@/lib/http/security-events";

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

const answered = async (work: () => void) => {
  const request = { ...newRequest(), id: "r1" };
  await withinRequest(async () => work(), request);
  return request;
};

test("a refusal is one line with ids alone; whatever else is answered is none", async () => {
  const { lines, log } = logged();
  const who = () => {
    noteWho({ accountId: "a1" });
    noteWho({ shopId: "s1" });
  };
  log(await answered(who), "/orders", 200);
  log(await answered(who), "/orders", 404);
  expect(lines).toEqual([]);
  log(await answered(who), "/orders", 403);
  const message = "Security event";
  const known = { message, shopId: "s1", accountId: "a1", route: "/orders", request: "r1" };
  expect(lines).toEqual([{ ...known, kind: "forbidden" }]);
});

test("what a form is told counts, also under the status 200, and another site is told apart", async () => {
  const { lines, log } = logged();
  log(await answered(() => noteStatus(429)), "/find", 200);
  log(await answered(() => noteStatus(404)), "/find", 200);
  log(await answered(() => noteRefusal("foreign_origin")), "/my", 403);
  log(await answered(() => {}), "/api/v1/orders", 429);
  expect(lines).toMatchObject([
    { kind: "rate_limited", route: "/find" },
    { kind: "foreign_origin", route: "/my" },
    { kind: "rate_limited", route: "/api/v1/orders" },
  ]);
});

test("a flood writes thirty lines a minute of its kind, then how many there were", async () => {
  const { lines, log, pass } = logged();
  for (let n = 0; n < 1_000; n += 1) log(newRequest(), "/", 429);
  log(newRequest(), "/", 403);
  expect(lines).toHaveLength(31);
  pass(60_000);
  log(newRequest(), "/", 429);
  expect(lines.slice(31)).toMatchObject([
    { message: "Security events left out", kind: "rate_limited", count: 970 },
    { message: "Security event", kind: "rate_limited" },
  ]);
});

test("outside of a request nothing is noted", async () => {
  noteRefusal("forbidden");
  noteWho({ shopId: "s1" });
});
