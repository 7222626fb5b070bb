import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { finish, spawnNode } from "./children.mjs";
import { root } from "./root.mjs";

// Installs exactly what the lockfile says; the build and the tests need the development dependencies too.
const INSTALL = ["ci", "--include=dev", "--no-audit", "--no-fund"];

/** Installs the dependencies unless node_modules holds what package-lock.json asks for. */
export async function installIfChanged() {
  if (isInstalled()) return;
  console.log("Installing the dependencies …");
  const npm = process.env.npm_execpath;
  const child = npm?.endsWith("npm-cli.js")
    ? spawnNode([npm, ...INSTALL])
    : spawn("npm", INSTALL, { cwd: root, stdio: "inherit" });
  await finish(child, "npm ci failed");
}

/** npm leaves a lockfile of what it has installed in node_modules, as its last step. */
function isInstalled() {
  const wanted = packagesIn("package-lock.json");
  const present = packagesIn("node_modules/.package-lock.json");
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, { version, integrity, optional, devOptional }]) =>
      path === "" ||
      optional ||
      devOptional ||
      (present[path]?.version === version && present[path]?.integrity === integrity),
  );
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), "utf8")).packages;
  } catch {
    return undefined;
  }
}
