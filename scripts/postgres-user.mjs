import { execFileSync, spawnSync } from "node:child_process";
import { constants, existsSync, openSync, statSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "./shutdown.mjs";

/** PostgreSQL refuses to run as root: then it runs as the owner of the data, at first `nobody`. */
export function serverUser(home) {
  const data = join(home, "data");
  const me = process.getuid?.();
  const owner = existsSync(data) ? statSync(data) : undefined;
  if (me !== 0) {
    if (owner && me !== undefined && owner.uid !== me) {
      throw new Problem(
        `The database in ${home} belongs to another user: start Starloop as that user, or choose another DATA_DIR.`,
      );
    }
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return { uid: numberOf("-u"), gid: numberOf("-g") };
}

function numberOf(flag) {
  return Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
}

/** Whether the server's user can enter a folder or run a file. */
export function canReach(path, user) {
  const check = spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", path], { ...user, cwd: "/" });
  return check.status === 0;
}

/**
 * The path by which the server's user reaches the cluster. Under a closed folder, such as /root, that
 * is a handle which root opens and the server inherits; so the data stay where they were wanted.
 */
export function doorTo(home, user) {
  if (user === undefined || canReach(home, user)) return { path: home };
  if (process.platform !== "linux") {
    throw new Problem(
      `PostgreSQL must run as the user "nobody", who can’t access ${home}: set DATA_DIR to a folder that user can access, or don’t start as root.`,
    );
  }
  const handle = openSync(home, constants.O_RDONLY | constants.O_DIRECTORY);
  return { path: `/proc/self/fd/${HANDLE_SLOT}`, handle };
}

/** The place of the handle among the server's open files, after its input, outputs and leash. */
const HANDLE_SLOT = 4;
