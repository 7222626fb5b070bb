// npm run dev: the product from its sources. Pages reload by themselves, the worker starts anew when
// something it uses changes. With a demo shop, on data of its own.
import "./require-node.mjs";
import { LOOPBACK, openEnvironment, readConfiguration } from "./configuration.mjs";
import { installIfChanged } from "./install.mjs";
import { claim, launch } from "./launch.mjs";
import { readEntry, runEntry, runProgramsOf } from "./product.mjs";
import { Problem, runMain } from "./shutdown.mjs";
import { DEV_PROGRAMS, watchNode } from "./watch-node.mjs";

await runMain(main, { interrupted: 0 });

async function main() {
  // Below the demo's, and not it: what is half done here must not change the schema there.
  process.env.DATA_DIR ||= ".data/dev";
  const config = readConfiguration({ host: LOOPBACK });
  await claim(config);
  await installIfChanged();

  runProgramsOf(DEV_PROGRAMS);
  const [watch, opened] = await Promise.all([watchNode(), openEnvironment(config, "demo")]);
  const env = { ...opened, NODE_ENV: "development" };
  await runEntry("check-env", { env, sentence: "Starloop was not started" });
  await runEntry("migrate", { env, sentence: "The database could not be brought up to date" });
  const [parts, demo] = await Promise.all([
    launch({ parts: ["web", "worker"], config, env, patient: true }),
    // Somebody's own database gets no shop that they did not ask for.
    config.embedded ? loadDemo(env) : undefined,
  ]);
  await watch((programs) => restart(parts, programs));
  console.log(welcome(config, demo));
}

/** Only what came out different: Next itself reloads what it bundles. */
function restart(parts, programs) {
  for (const [part, keeper] of Object.entries(parts)) {
    if (!programs.includes(part)) continue;
    console.log(`Starting the ${part} anew …`);
    keeper.restart();
  }
  if (programs.includes("migrate")) {
    console.log("Migrations run at the start: for a new one, stop this and start it again.");
  }
}

async function loadDemo(env) {
  const sentence = "The demo shop could not be loaded";
  const json = (await readEntry("load-demo", { env, sentence })).trimEnd().split("\n").pop();
  try {
    return JSON.parse(json);
  } catch {
    throw new Problem(`${sentence}: it did not end with its addresses, but with "${json}".`);
  }
}

function welcome({ appUrl, dataDir }, demo) {
  const runs = `\nStarloop runs from its sources at ${appUrl}. Stop it with Ctrl-C.\n`;
  if (!demo) return runs;
  return `${runs}Sign in as ${demo.signIns[0].email}, ${demo.password}; data in ${dataDir}.\n`;
}
