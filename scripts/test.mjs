// npm test: everything that is checked, in order, up to the first failure. `--check`: without the
// production build and the browser tests. `--long`: the tests with more seeds, rounds and data.
import "./require-node.mjs";
import { findBrowser } from "./browser.mjs";
import { runTool } from "./children.mjs";
import { installIfChanged } from "./install.mjs";
import { buildIfChanged } from "./production-build.mjs";
import { Problem, runMain, shutDown } from "./shutdown.mjs";
import { StepTimes, slowest } from "./step-times.mjs";
import { clearReports, fileTimes, skipped, summary } from "./test-reports.mjs";

const LINT = [
  ["Style", () => runTool("biome", ["check"])],
  ["Types", checkTypes],
  ["Dead code", () => runTool("knip", [])],
];
const UNITS = [["Unit and database tests", () => runTool("vitest", ["run"])]];
const BROWSER = [
  ["Production build", buildIfChanged],
  ["Browser tests", () => runTool("playwright", ["test"])],
];

/** What each option runs; without one, everything. */
const RUNS = {
  undefined: [...LINT, ...UNITS, ...BROWSER],
  "--check": [...LINT, ...UNITS],
  "--long": [...UNITS, ...BROWSER],
};

await runMain(async () => {
  const [option] = process.argv.slice(2);
  const steps = RUNS[option];
  if (!steps) {
    throw new Problem(`Unknown option "${option}". The tests accept --check and --long.`);
  }
  if (option === "--long") process.env.TEST_TIER = "long";
  clearReports();
  await installIfChanged();
  if (steps.includes(BROWSER[0])) await findBrowser();

  const times = new StepTimes();
  const failure = await firstFailure(steps, times);
  report(times);
  console.log(failure ? `\n${failure}\n` : "\nAll checks passed.\n");
  console.log(summary());
  await shutDown(failure ? 1 : 0);
});

async function checkTypes() {
  await runTool("next", ["typegen"], { env: { NEXT_TELEMETRY_DISABLED: "1" } });
  await runTool("tsc", ["--noEmit"]);
}

/** Runs the steps; a sentence about the first that fails, or undefined. */
async function firstFailure(steps, times) {
  for (const [name, run] of steps) {
    console.log(`\n━━ ${name} ━━\n`);
    try {
      await times.measure(name, run);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return `━━ ${name}: failed ━━ ${error.message}`;
    }
  }
  return undefined;
}

function report(times) {
  const files = fileTimes();
  if (files.length > 0) console.log(`\n━━ The slowest files ━━\n\n${slowest(files)}`);
  const left = skipped();
  if (left.length > 0) console.log(`\n━━ Not run here ━━\n\n${left.join("\n")}`);
  console.log(`\n━━ Times ━━\n\n${times.text()}`);
}
