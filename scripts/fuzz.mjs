// npm run fuzz: odd requests of all sorts to the last build, of which none may be answered with a fault.
// `-- --requests 40000 --seed 7`: how many, and the same as a run before.
import "./require-node.mjs";
import { parseArgs } from "node:util";
import { findBrowser } from "./browser.mjs";
import { runTool } from "./children.mjs";
import { requireBuild } from "./product.mjs";
import { Problem, runMain, shutDown } from "./shutdown.mjs";

await runMain(async () => {
  const { requests, seed } = options();
  requireBuild();
  await findBrowser();
  const env = { TEST_TIER: "long", FUZZ_REQUESTS: requests, ...(seed && { TEST_SEED: seed }) };
  await runTool("playwright", ["test", "e2e/fuzz.spec.ts"], { env });
  await shutDown(0);
});

function options() {
  const wanted = { requests: { type: "string", default: "5000" }, seed: { type: "string" } };
  try {
    const { values } = parseArgs({ options: wanted });
    for (const value of Object.values(values)) if (!/^[1-9]\d{0,6}$/.test(value)) throw new Error();
    return values;
  } catch {
    throw new Problem("npm run fuzz accepts -- --requests N and --seed N, two whole numbers.");
  }
}
