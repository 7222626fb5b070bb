import { expect, test } from "vitest";
import {
  errorAddress,
  originsOf,
  targetOf,
  tokenReference,
} from "@/lib/identity/access/nps-targets";
import { scoreOf } from "@/lib/nps/answer/schema";

test.each([
  ["8", 8],
  ["0", 0],
  ["10", 10],
  ["11", null],
  ["-1", null],
  ["08", null],
  ["8.0", null],
  ["8 ", null],
  ["", null],
  ["٨", null],
  ["1e1", null],
  [["8", "9"], null],
  [undefined, null],
])("%j is the score %j", (sent, score) => {
  expect(scoreOf(sent)).toBe(score);
});

test.each([
  ["https://shop.example/thanks", "https://shop.example/thanks"],
  ["HTTP://Shop.example", "http://shop.example/"],
  ["https://shop.example/a\r\nSet-Cookie: x=1", "https://shop.example/aSet-Cookie:%20x=1"],
  ["//evil.example", null],
  ["/thanks", null],
  ["\\\\evil.example", null],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["https://shop.example@evil.example/", null],
  ["https://", null],
  [null, null],
])("the setting %j leads to %j", (setting, target) => {
  expect(targetOf(setting)).toBe(target);
});

test("a form may lead to the shop's two origins, and no host name adds a directive", () => {
  const targets = (success: string | null, error: string | null) =>
    originsOf({ success: targetOf(success), error: targetOf(error) });
  expect(targets("https://shop.example/a?b=1", "https://shop.example:8443/c")).toEqual([
    "https://shop.example",
    "https://shop.example:8443",
  ]);
  expect(targets("https://shop.example/a", "https://shop.example/b")).toHaveLength(1);
  expect(targets("https://bücher.example/", null)).toEqual(["https://xn--bcher-kva.example"]);
  expect(targets("https://a;script-src/", "https://*.example/")).toEqual([]);
  expect(targets("https://a,b.example/", "https://[::1]/")).toEqual([]);
});

const token = "a".repeat(32);
const failed = { failure: "rating", ticketId: "T-1", token, sent: "11" } as const;

test("the error page is told what happened, form-encoded, beside what its address says itself", () => {
  const told = `TicketId=T-1&Token=${tokenReference(token)}&Rating=11&Message=The+rating+value+is+invalid`;
  expect(errorAddress("https://shop.example/sorry", failed)).toBe(
    `https://shop.example/sorry?${told}`,
  );
  expect(errorAddress("https://shop.example/sorry?flag&a=b%20c#top", failed)).toBe(
    `https://shop.example/sorry?flag&a=b%20c&${told}#top`,
  );
  expect(errorAddress("https://shop.example/?#", failed)).toBe(`https://shop.example/?${told}#`);
  const twice = new URL(errorAddress("https://shop.example/?Token=x&a=1", failed));
  expect(twice.searchParams.getAll("Token")).toEqual([tokenReference(token)]);
  expect(twice.searchParams.get("a")).toBe("1");
});

test("the reference is no token, and never the token itself", () => {
  expect(tokenReference(token)).toMatch(/^[\da-f]{16}$/);
  expect(errorAddress("https://shop.example/", failed)).not.toContain(token);
});

test.each([
  "//evil.example",
  "\\evil",
  "1\r\nLocation: https://evil.example",
  "javascript:alert(1)",
  "&TicketId=2#x",
  "\uD800".repeat(30),
  "9".repeat(5000),
])("what was sent stays one short value: %j", (sent) => {
  const address = errorAddress("https://shop.example/sorry", { ...failed, sent });
  expect(address).not.toMatch(/[\r\n\s\\]/);
  const url = new URL(address);
  expect(url.origin).toBe("https://shop.example");
  expect(url.hash).toBe("");
  expect([...url.searchParams.keys()]).toEqual(["TicketId", "Token", "Rating", "Message"]);
  expect(url.searchParams.get("Rating")?.length).toBeLessThanOrEqual(20);
});
