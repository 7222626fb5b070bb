// npm run demo: from an empty machine with Node to a running demo shop. `-- --reset` starts anew.
import "./require-node.mjs";
import { join } from "node:path";
import { LOOPBACK, openEnvironment, readConfiguration } from "./configuration.mjs";
import { describeDemo } from "./describe-demo.mjs";
import { installIfChanged } from "./install.mjs";
import { claim, launch } from "./launch.mjs";
import { readEntry, runEntry } from "./product.mjs";
import { buildIfChanged } from "./production-build.mjs";
import { resetData } from "./reset-data.mjs";
import { Problem, runMain } from "./shutdown.mjs";

await runMain(main, { interrupted: 0 });

async function main() {
  const config = readConfiguration({ host: LOOPBACK });
  if (wantsReset()) await resetData(config);
  await claim(config);
  await installIfChanged();
  await buildIfChanged();

  console.log("Starting Starloop …");
  const env = await openEnvironment(config, "demo");
  await runEntry("check-env", { env, sentence: "The demo was not started" });
  await runEntry("migrate", { env, sentence: "The database couldn’t be migrated" });
  const demo = await loadDemo(env);

  const logDir = join(config.dataDir, "logs");
  await launch({ parts: ["web", "worker"], config, env, logDir });
  console.log(describeDemo({ demo, config, logDir }));
}

function wantsReset() {
  const unknown = process.argv.slice(2).filter((argument) => argument !== "--reset");
  if (unknown.length > 0) {
    throw new Problem(`Unknown option "${unknown[0]}". The demo only accepts --reset.`);
  }
  return process.argv.includes("--reset");
}

/** Creates the demo shop, or fresh links into the one that is there, and returns what to show. */
async function loadDemo(env) {
  const sentence = "The demo shop couldn’t be loaded";
  const lines = (await readEntry("load-demo", { env, sentence })).trimEnd().split("\n");
  const json = lines.pop();
  for (const line of lines) console.log(line);
  try {
    return JSON.parse(json);
  } catch {
    throw new Problem(`${sentence}: expected its addresses, but got "${json}".`);
  }
}
