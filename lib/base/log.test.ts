import { afterEach, expect, test } from "vitest";
import { redirectConsoleToJson } from "@/lib/base/log";

const { console: log } = globalThis;
const untamed = log.error;
afterEach(() => {
  log.error = untamed;
});

test("errors of others are one JSON line each, without the values of a failing query", () => {
  const lines: string[] = [];
  log.error = (line: string) => lines.push(line);
  redirectConsoleToJson();
  const failing = new Error("Failed query: select 1 where email = $1\nparams: clara@example.com");
  log.error("⨯", failing);
  log.error("plain words");
  log.error(JSON.stringify({ at: "2026-11-22T00:00:00.000Z", message: "ours" }));
  expect(lines.map((line) => JSON.parse(line).message)).toEqual(["⨯", "plain words", "ours"]);
  expect(lines.join()).toContain("Failed query: select 1");
  expect(lines.join()).not.toContain("clara@example.com");
});
