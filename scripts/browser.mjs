import { existsSync } from "node:fs";
import { packagedChromium } from "./packaged-chromium.mjs";
import { Problem } from "./shutdown.mjs";

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

// The tests reach nothing but localhost: what a browser does by itself in the background is in the way.
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Playwright's launch options for the browser of the tests; fails with a sentence when there is none. */
export async function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given)) {
    throw new Problem(`CHROMIUM_PATH is set to ${given}, but there is no such file.`);
  }
  const path = given || (await installedBrowser());
  const found = path ? { executablePath: path } : await packagedChromium();
  if (found) return { ...found, args: ARGS };
  throw new Problem(
    "No browser found for the tests: install Chromium, or set CHROMIUM_PATH to its path.",
  );
}

async function installedBrowser() {
  const { chromium } = await import("@playwright/test");
  return [chromium.executablePath(), ...SYSTEM_BROWSERS].find((path) => existsSync(path));
}
