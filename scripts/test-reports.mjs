import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const FOLDER = join(root, "test-results");
const VITEST = join(FOLDER, "vitest.json");
const PLAYWRIGHT = join(FOLDER, "playwright.json");

/** Removes the reports of earlier runs, so that a step that did not run counts nothing. */
export function clearReports() {
  for (const file of [VITEST, PLAYWRIGHT]) rmSync(file, { force: true });
}

/** "N passed, N failed" over all tests that ran. */
export function summary() {
  const vitest = readReport(VITEST);
  const browser = readReport(PLAYWRIGHT)?.stats;
  const passed = count(vitest?.numPassedTests) + count(browser?.expected) + count(browser?.flaky);
  const failed = count(vitest?.numFailedTests) + count(browser?.unexpected);
  return `${passed} passed, ${failed} failed`;
}

function count(value) {
  return value ?? 0;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
