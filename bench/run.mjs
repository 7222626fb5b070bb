// npm run bench: builds the product and the bare app where they changed, and measures one beside the other.
import "../scripts/require-node.mjs";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { bundleInto } from "../scripts/build-node.mjs";
import { finish, runTool, spawnNode } from "../scripts/children.mjs";
import { buildIfChanged } from "../scripts/production-build.mjs";
import { root } from "../scripts/root.mjs";
import { runMain, shutDown } from "../scripts/shutdown.mjs";

const BARE = join(root, "bench/bare");
const BUILT = join(BARE, ".next/BUILD_ID");
const LOCK = join(root, "package-lock.json");

await runMain(async () => {
  await buildIfChanged();
  await buildBare();
  const { build } = await import("esbuild");
  await build({ ...bundleInto("dist"), entryPoints: ["bench/bench.ts"] });
  const args = [join(root, "dist/bench.mjs"), ...process.argv.slice(2)];
  await finish(spawnNode(args), "The measurement failed");
  await shutDown(0);
});

/** Builds it unless neither its files nor Next have changed since. */
async function buildBare() {
  const sources = readdirSync(BARE, { recursive: true })
    .filter((name) => !name.startsWith(".next"))
    .map((name) => join(BARE, name));
  if (sources.concat(LOCK).every((file) => changedAt(file) < changedAt(BUILT))) return;
  await runTool("next", ["build", "bench/bare"], {
    sentence: "The bare app was not built",
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
}

function changedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
