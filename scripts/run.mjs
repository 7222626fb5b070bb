// Runs one program of dist/ to its end, e.g. `node scripts/run.mjs migrate`.
import "./require-node.mjs";
import { openEnvironment, readConfiguration } from "./configuration.mjs";
import { requireBuild, runEntry } from "./product.mjs";
import { runMain, shutDown } from "./shutdown.mjs";

const [name, ...args] = process.argv.slice(2);

await runMain(async () => {
  requireBuild();
  const env = await openEnvironment(readConfiguration(), "start");
  await runEntry("check-env", { env, sentence: "Nothing was done" });
  // Migrations look at that themselves.
  if (name !== "migrate") {
    await runEntry("inspect-database", { env, args: ["--quiet"], sentence: "Nothing was done" });
  }
  await runEntry(name, { env, args, input: "inherit", sentence: `${name} failed` });
  await shutDown(0);
});
