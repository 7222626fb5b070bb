import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { finish, spawnNode } from "./children.mjs";
import { root } from "./root.mjs";
import { Problem } from "./shutdown.mjs";

/** Fails with a sentence when the product was not built. */
export function requireBuild() {
  if (existsSync(join(root, "dist/build-stamp")) && existsSync(join(root, ".next/BUILD_ID")))
    return;
  throw new Problem('Starloop is not built yet: run "npm run build" first.');
}

/** Who only answers and works has no use for the role that owns the tables. */
const WITHOUT_OWNER = { DATABASE_MIGRATE_URL: "" };

/** A web process; on SIGTERM it answers what it was asked and leaves. */
export function spawnWeb({ port, env, output }) {
  const drain = pathToFileURL(join(root, "scripts/web-drain.mjs")).href;
  const args = ["--import", drain, entry("web")];
  return spawnNode(args, { env: { ...env, PORT: String(port), ...WITHOUT_OWNER }, output });
}

/** A job worker; it finishes its jobs on SIGTERM. */
export function spawnWorker({ env, output }) {
  return spawnNode([entry("worker")], { env: { ...env, ...WITHOUT_OWNER }, output });
}

/** Runs one of the bundled programs of `dist/` to its end. */
export function runEntry(name, { env, args = [], input, sentence }) {
  return finish(spawnNode([entry(name), ...args], { env, input }), sentence);
}

/** Runs a bundled program and returns what it wrote to standard output. */
export async function readEntry(name, { env, args = [], sentence }) {
  const child = spawnNode([entry(name), ...args], { env, output: ["pipe", "inherit"] });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    text += chunk;
  });
  await finish(child, sentence);
  return text;
}

let programs = "dist";

/** Has the bundled programs taken from another folder than the build's. */
export function runProgramsOf(folder) {
  programs = folder;
}

function entry(name) {
  return join(root, programs, `${name}.mjs`);
}
