import { readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
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

/** How many milliseconds the tests of each file took. */
export function fileTimes() {
  const units = (readReport(VITEST)?.testResults ?? []).map(({ name, startTime, endTime }) => [
    relative(root, name),
    endTime - startTime,
  ]);
  const browser = (readReport(PLAYWRIGHT)?.suites ?? []).map((suite) => [
    `e2e/${suite.file}`,
    timeOf(suite),
  ]);
  return [...units, ...browser];
}

/** What was not run and why: one line a test that said so. */
export function skipped() {
  return (readReport(PLAYWRIGHT)?.suites ?? []).flatMap(skippedIn);
}

function timeOf({ suites = [], specs = [] }) {
  const results = specs.flatMap(({ tests }) => tests.flatMap((one) => one.results));
  const own = results.reduce((sum, { duration }) => sum + duration, 0);
  return suites.reduce((sum, suite) => sum + timeOf(suite), own);
}

function skippedIn({ suites = [], specs = [] }) {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .flatMap(({ annotations }) => annotations)
      .filter(({ type, description }) => type === "skip" && description)
      .map(({ description }) => `${title}: ${description}`),
  );
  return [...own, ...suites.flatMap(skippedIn)];
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
