import type { LaunchOptions } from "@playwright/test";

/** Playwright's launch options for the browser of the tests; fails with a sentence when there is none. */
export function findBrowser(): Promise<LaunchOptions>;
