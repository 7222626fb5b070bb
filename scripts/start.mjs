// npm start: the whole product. `web` or `worker` as argument: that part alone.
import "./require-node.mjs";
import { openEnvironment, readConfiguration } from "./configuration.mjs";
import { claim, launch, requirePort } from "./launch.mjs";
import { readEntry, requireBuild, runEntry } from "./product.mjs";
import { runMain } from "./shutdown.mjs";

const [part] = process.argv.slice(2);

await runMain(main, { interrupted: 0 });

async function main() {
  requireBuild();
  const config = readConfiguration();
  if (part === undefined) await claim(config);
  if (part === "web") await requirePort(config);

  const env = await openEnvironment(config, "start");
  const args = [part ?? "all"];
  await runEntry("check-env", { env, args, sentence: "Starloop was not started" });
  if (part === undefined) {
    await runEntry("migrate", { env, sentence: "The database couldn’t be migrated" });
  }
  await runEntry("inspect-database", { env, sentence: "Starloop was not started" });
  await launch({ parts: part ? [part] : ["web", "worker"], config, env });
  console.log(part ? `The ${part} is running.` : `Starloop is running at ${config.appUrl}.`);
  if (part !== "worker") await showFirstStep(env);
}

/** While nobody has an account, the way to make the owner's: only who reads this can. */
async function showFirstStep(env) {
  const sentence = "Starloop couldn’t check whether there is an owner";
  const [address, code] = (await readEntry("setup-address", { env, sentence })).trim().split("\n");
  if (code) console.log(`Nobody has an account yet. Open ${address} and enter the code ${code}`);
}
