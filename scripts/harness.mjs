// npm run chaos, npm run race: one of the two long trials on processes that are really killed and really
// race. `-- --n 200` how much of it, `-- --seed 5` the same chance again.
import "./require-node.mjs";
import { parseArgs } from "node:util";
import { runTool } from "./children.mjs";
import { installIfChanged } from "./install.mjs";
import { buildIfChanged } from "./production-build.mjs";
import { Problem, runMain, shutDown } from "./shutdown.mjs";

/** How much of each is done unless told otherwise. */
const USUAL = { chaos: "200", race: "50" };

await runMain(async () => {
  const [name, ...args] = process.argv.slice(2);
  const { n = USUAL[name], seed } = read(args);
  for (const number of [n, seed ?? "1"]) {
    if (!/^[1-9]\d{0,6}$/.test(number)) throw new Problem(`"${number}" is no number from 1 on.`);
  }
  await installIfChanged();
  await buildIfChanged();
  process.env.HARNESS_N = n;
  if (seed) process.env.TEST_SEED = seed;
  await runTool("playwright", ["test", `e2e/${name}.spec.ts`]);
  await shutDown(0);
});

function read(args) {
  try {
    return parseArgs({ args, options: { n: { type: "string" }, seed: { type: "string" } } }).values;
  } catch (error) {
    throw new Problem(`${error.message} It accepts --n and --seed.`);
  }
}
