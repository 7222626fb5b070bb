import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { hasEnded } from "./children.mjs";
import { explainWords } from "./failures.mjs";
import { Problem } from "./shutdown.mjs";

/** Makes the folder of a cluster, owned by the user the server runs as. */
export function makeHome(home, user) {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (user) chownSync(home, user.uid, user.gid);
}

/** Creates the cluster in `data` unless it is there. It gets its name only when it is complete. */
export async function createCluster({ home, door, bin, user, password, fast }) {
  if (existsSync(join(home, "data"))) {
    removeUnfinished(home);
    return checkVersion(home, bin);
  }
  const name = `data-${randomBytes(4).toString("hex")}`;
  const passwordFile = join(home, `${name}.password`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  try {
    await runInitdb({ door, bin, user, name, fast });
    renameSync(join(home, name), join(home, "data"));
  } catch (error) {
    // Another start may have been faster.
    if (!existsSync(join(home, "data"))) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(join(home, name), { recursive: true, force: true });
  }
}

/** What a start that was killed while it created the cluster has left. */
function removeUnfinished(home) {
  const names = readdirSync(home).filter((name) => name.startsWith("data-"));
  for (const name of names) rmSync(join(home, name), { recursive: true, force: true });
}

async function runInitdb({ door, bin, user, name, fast }) {
  const args = ["-D", join(door.path, name), "-U", "postgres", "--auth=scram-sha-256"];
  args.push(`--pwfile=${join(door.path, `${name}.password`)}`, "--no-instructions");
  args.push("-E", "UTF8", "--locale-provider=builtin", ...localeFlags());
  if (fast) args.push("--no-sync");
  const child = spawn(join(bin, "initdb"), args, {
    ...user,
    cwd: "/",
    stdio: ["ignore", "ignore", "pipe", "ignore", door.handle ?? "ignore"],
  });
  let complaint = "";
  child.stderr.on("data", (chunk) => {
    complaint += chunk;
  });
  await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (!hasEnded(child) || child.exitCode !== 0) {
    throw new Problem(
      `The embedded PostgreSQL couldn’t create its files. ${explainWords(complaint)}`,
    );
  }
}

/** macOS knows no locale C.UTF-8; what sorts and compares is PostgreSQL's own in both cases. */
function localeFlags() {
  if (process.platform === "darwin") return ["--locale=C", "--builtin-locale=C.UTF-8"];
  return ["--locale=C.UTF-8"];
}

function checkVersion(home, bin) {
  const written = readFileSync(join(home, "data/PG_VERSION"), "utf8").trim();
  const config = readFileSync(join(bin, "../../package.json"), "utf8");
  const installed = JSON.parse(config).version.split(".")[0];
  if (written !== installed) {
    throw new Problem(
      `The database in ${home} was written by PostgreSQL ${written}, but version ${installed} is installed: start it with the version of Starloop that wrote it.`,
    );
  }
}
