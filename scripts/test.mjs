// npm test: everything that is checked, in order, up to the first failure. `--check`: without the
// production build and the browser tests.
import "./require-node.mjs";
import { findBrowser } from "./browser.mjs";
import { runTool } from "./children.mjs";
import { installIfChanged } from "./install.mjs";
import { buildIfChanged } from "./production-build.mjs";
import { Problem, runMain, shutDown } from "./shutdown.mjs";
import { clearReports, summary } from "./test-reports.mjs";

const CHECKS = [
  ["Style", () => runTool("biome", ["check"])],
  ["Types", checkTypes],
  ["Dead code", () => runTool("knip", [])],
  ["Unit and database tests", () => runTool("vitest", ["run"])],
];

const BROWSER_CHECKS = [
  ["Production build", buildIfChanged],
  ["Browser tests", () => runTool("playwright", ["test"])],
];

await runMain(async () => {
  const [option] = process.argv.slice(2);
  if (option !== undefined && option !== "--check") {
    throw new Problem(`Unknown option "${option}". The tests only accept --check.`);
  }
  const withBrowser = option === undefined;
  clearReports();
  await installIfChanged();
  if (withBrowser) await findBrowser();

  const steps = withBrowser ? [...CHECKS, ...BROWSER_CHECKS] : CHECKS;
  const failure = await firstFailure(steps);
  console.log(failure ? `\n${failure}\n` : "\nAll checks passed.\n");
  console.log(summary());
  await shutDown(failure ? 1 : 0);
});

async function checkTypes() {
  await runTool("next", ["typegen"], { env: { NEXT_TELEMETRY_DISABLED: "1" } });
  await runTool("tsc", ["--noEmit"]);
}

/** Runs the steps; a sentence about the first that fails, or undefined. */
async function firstFailure(steps) {
  for (const [name, run] of steps) {
    console.log(`\n━━ ${name} ━━\n`);
    try {
      await run();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return `━━ ${name}: failed ━━ ${error.message}`;
    }
  }
  return undefined;
}
