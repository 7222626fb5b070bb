import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openLog, rotate } from "@/scripts/log-file.mjs";

const folder = mkdtempSync(join(tmpdir(), "starloop-logs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (log: number, text: string) =>
  execFileSync("/bin/echo", [text], { stdio: ["ignore", log, "inherit"] });

test("a log that has grown too long moves aside, and programs that hold it open write on", () => {
  const file = join(folder, "web.log");
  const log = openLog(file);
  write(log, "one");
  rotate(file, 100);
  expect(readFileSync(file, "utf8")).toBe("one\n");
  rotate(file, 4);
  expect(readFileSync(`${file}.1`, "utf8")).toBe("one\n");
  write(log, "two");
  expect(readFileSync(file, "utf8")).toBe("two\n");
  rotate(file, 4);
  expect(readFileSync(`${file}.1`, "utf8")).toBe("two\n");
  expect(statSync(file).size).toBe(0);
});

test("a start keeps what the last one wrote", () => {
  const file = join(folder, "worker.log");
  writeFileSync(file, "why it ended\n");
  write(openLog(file), "ready");
  expect(readFileSync(file, "utf8")).toBe("why it ended\nready\n");
});

test("where nothing can be moved aside, the log is emptied all the same", () => {
  const file = join(folder, "server.log");
  writeFileSync(file, "x".repeat(10));
  execFileSync("mkdir", [`${file}.1`]);
  writeFileSync(join(`${file}.1`, "in-the-way"), "");
  rotate(file, 5);
  expect(statSync(file).size).toBe(0);
});
