import { afterEach, expect, test } from "vitest";
import { withinRequest } from "@/lib/base/allowance";
import { newRequest } from "@/lib/base/current-request";
import { logFault, redirectConsoleToJson } from "@/lib/base/log";

const { console: log } = globalThis;
const untamed = { error: log.error, warn: log.warn };
afterEach(() => {
  Object.assign(log, untamed);
});

test("errors of others are one JSON line each, without the values of a failing query", () => {
  const lines: string[] = [];
  log.error = (line: string) => lines.push(line);
  log.warn = (line: string) => lines.push(line);
  redirectConsoleToJson();
  const failing = new Error("Failed query: select 1 where email = $1\nparams: clara@example.com");
  log.error("⨯", failing);
  log.error("plain words");
  log.warn("Body too large for /my/enter/46cfb33f8da44817bd6a556dec5ae3c8/open?code=hush&a=b of");
  log.error(JSON.stringify({ at: "2026-11-22T00:00:00.000Z", message: "ours" }));
  expect(lines.map((line) => JSON.parse(line).message)).toEqual([
    "⨯",
    "plain words",
    "Body too large for /my/enter/…/open?… of",
    "ours",
  ]);
  expect(lines.join()).toContain("Failed query: select 1");
  expect(lines.join()).not.toContain("clara@example.com");
  expect(lines.join()).not.toMatch(/hush|46cfb33f/);
});

test("lines about a request name it", async () => {
  const lines: string[] = [];
  log.error = (line: string) => lines.push(line);
  const request = { ...newRequest(), id: "r-1" };
  await withinRequest(async () => logFault("It broke", new Error("it")), request);
  logFault("It broke outside", new Error("it"));
  expect(lines.map((line) => JSON.parse(line).request)).toEqual(["r-1", undefined]);
});
