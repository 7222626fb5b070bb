import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildNode } from "./build-node.mjs";
import { finish, runTool, spawnNode } from "./children.mjs";
import { linkLibraries } from "./postgres-binaries.mjs";
import { root } from "./root.mjs";

const STAMP = join(root, "dist/build-stamp");

/** What the build is made from. */
const SOURCES = [
  "app",
  "components",
  "db",
  "emails",
  "lib",
  "messages",
  "public",
  "scripts",
  "instrumentation.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

/** Builds the web app and the programs beside it. */
export async function build() {
  clearOldBuild();
  rmSync(STAMP, { force: true });
  const stamp = sourceStamp();
  await runTool("next", ["build"], {
    sentence: "The production build failed",
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  await buildNode();
  // Here, because a start may not be allowed to write into node_modules.
  linkLibraries();
  writeFileSync(STAMP, stamp);
}

/** Builds unless the sources are those of the last build. */
export async function buildIfChanged() {
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === sourceStamp()) return;
  console.log("Building Starloop. This takes a minute or two …");
  await finish(spawnNode([join(root, "scripts/build.mjs")]), "Starloop was not built");
}

/** Types of deleted routes would fail the next build; the compiler's cache may stay. */
function clearOldBuild() {
  const next = join(root, ".next");
  if (!existsSync(next)) return;
  for (const name of readdirSync(next)) {
    if (name !== "cache") rmSync(join(next, name), { recursive: true, force: true });
  }
}

function sourceStamp() {
  const hash = createHash("sha256");
  for (const source of SOURCES.filter((name) => existsSync(join(root, name)))) add(hash, source);
  return hash.digest("hex");
}

function add(hash, path) {
  const file = join(root, path);
  if (path.includes(".test.")) return;
  try {
    for (const name of readdirSync(file).sort()) add(hash, `${path}/${name}`);
  } catch (error) {
    if (error.code !== "ENOTDIR") throw error;
    hash.update(`${path}\0`).update(readFileSync(file)).update("\0");
  }
}
