import { openSync, readFileSync, writeSync } from "node:fs";
import { expect, test } from "vitest";
import { explainFailure, explainPort, explainWords } from "@/scripts/failures.mjs";

const failureOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
};

test("a full disk is called one, as deep as it may lie", () => {
  const full = failureOf(() => writeSync(openSync("/dev/full", "w"), "x"));
  expect(explainFailure(full)).toBe("The disk is full: free some space and start again.");
  const named = Object.assign(new Error("x"), { code: "ENOSPC", path: "/data/secrets.json" });
  expect(explainFailure(new Error("around it", { cause: named }))).toBe(
    "The disk is full, so /data/secrets.json can’t be written: free some space and start again.",
  );
});

test("what nobody but us can mend has no sentence", () => {
  expect(explainFailure(failureOf(() => readFileSync("/nowhere")))).toBeUndefined();
  expect(explainFailure(new TypeError("x is not a function"))).toBeUndefined();
  expect(explainFailure("words")).toBeUndefined();
});

test.each([
  [
    "EADDRINUSE",
    {},
    "Port 80 is in use by another program: stop it, or choose another port with PORT=81.",
  ],
  [
    "EACCES",
    {},
    "The user that runs Starloop may not use port 80: choose one from 1024 on with PORT, and put a proxy in front.",
  ],
  [
    "EADDRNOTAVAIL",
    { host: "192.0.2.1" },
    "Starloop can’t listen on HOST=192.0.2.1, port 80 (EADDRNOTAVAIL): correct HOST.",
  ],
])("a port that fails with %s", (code, where, sentence) => {
  expect(explainPort(code, { port: 80, ...where })).toBe(sentence);
});

test("of a program’s last words the cause is told", () => {
  const full =
    '2026-11-22 UTC [7] FATAL:  could not write to file "pg_wal/x": No space left on device\nchild process exited';
  expect(explainWords(full)).toBe("The disk is full: free some space and start again.");
  const locked = "LOG:  starting\nFATAL:  lock file exists\nHINT:  Is another running?";
  expect(explainWords(locked)).toBe("lock file exists");
  expect(explainWords("initdb: error: directory exists")).toBe("directory exists");
});
