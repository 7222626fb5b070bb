import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/browser.mjs";

const ALONE = "load.spec.ts";

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  outputDir: "test-results/browser",
  globalSetup: "./lib/testing/browser-run.ts",
  // Files run side by side, the tests of a file one after the other.
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/playwright.json" }]],
  use: {
    launchOptions: await findBrowser(),
    screenshot: "only-on-failure",
    // Nothing is measured or clicked halfway through a movement.
    contextOptions: { reducedMotion: "reduce" },
  },
  projects: [
    { name: "chromium", testIgnore: ALONE },
    // What it measures is how much one machine does at most.
    { name: "alone", testMatch: ALONE, dependencies: ["chromium"] },
  ],
});
