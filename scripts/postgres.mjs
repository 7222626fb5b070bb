import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { explainWords } from "./failures.mjs";
import { freePort, opensPort } from "./ports.mjs";
import { binariesFor } from "./postgres-binaries.mjs";
import { createCluster, makeHome } from "./postgres-cluster.mjs";
import { makeRoles, roleUrls } from "./postgres-roles.mjs";
import { becomesReady, lastWords, spawnServer } from "./postgres-server.mjs";
import { doorTo, serverUser } from "./postgres-user.mjs";
import { livingProcesses, recordProcess, stopLeftovers } from "./process-records.mjs";
import { Problem, shutDown } from "./shutdown.mjs";
import { supervise } from "./supervise.mjs";

const START_MS = 20_000;

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: 200,
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
  // Rows and statements hold personal text: errors are logged without them.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
};

/** For tests: data that need not outlive the machine. */
const FAST = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: 500,
};

/**
 * Runs the embedded PostgreSQL with its data in `dataDir/postgres`, or joins the one that a living
 * launcher runs there already; only who started it stops it. `url` is the application's address,
 * `ownerUrl` that of who owns the tables, `superuserUrl` that of neither.
 *
 * @param {{ dataDir: string, passwords: { superuser: string, owner: string, application: string }, fast?: boolean }} options
 */
export async function startPostgres({ dataDir, passwords, fast = false }) {
  const running = await runningServer(dataDir);
  if (running) return joined(running.port, passwords);

  const home = join(dataDir, "postgres");
  const user = serverUser(home);
  makeHome(home, user);
  const door = doorTo(home, user);
  const bin = binariesFor(user);
  await createCluster({ home, door, bin, user, password: passwords.superuser, fast });

  const server = { home, door, bin, user, settings: fast ? { ...SETTINGS, ...FAST } : SETTINGS };
  const started = await firstStart(dataDir, server);
  if (started.other) return joined(started.other.port, passwords);
  const superuserUrl = urlOf(started.port, passwords.superuser);
  const stop = keepRunning({ dataDir, server, ...started });
  try {
    return { ...(await makeRoles(superuserUrl, passwords)), superuserUrl, joined: false, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function runningServer(dataDir) {
  await stopLeftovers(dataDir);
  return livingProcesses(dataDir).find(({ role }) => role === "postgres");
}

async function joined(port, passwords) {
  await opensPort(port, START_MS);
  const superuserUrl = urlOf(port, passwords.superuser);
  return {
    ...roleUrls(superuserUrl, passwords),
    ...{ superuserUrl, joined: true, stop: async () => {} },
  };
}

function urlOf(port, password) {
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

function recordedServer(dataDir, server, port) {
  const child = spawnServer({ ...server, port });
  const forget = recordProcess(dataDir, "postgres", child.pid, { port, stopSignal: "SIGINT" });
  child.once("exit", forget);
  return child;
}

/**
 * After a kill -9 the processes of the old server need a moment to leave; and two launchers may start
 * at once, of which one wins.
 */
async function firstStart(dataDir, server) {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const port = await freePort();
    const child = recordedServer(dataDir, server, port);
    if (await becomesReady(server.home, child)) return { port, child };
    const words = lastWords(server.home);
    const passing = /lock file|shared memory block|in use|starting up/.test(words);
    if (!passing || Date.now() > deadline) {
      throw new Problem(
        `The embedded PostgreSQL didn’t start. ${explainWords(words)} (${join(server.home, "server.log")})`,
      );
    }
    await sleep(300);
    const other = livingProcesses(dataDir).find(({ role }) => role === "postgres");
    if (other) return { other };
  }
}

/** Keeps the server running; the result ends it: fast shutdown, and what still hangs after three seconds is cut off. */
function keepRunning({ dataDir, server, port, child }) {
  let first = child;
  const keeper = supervise({
    name: "PostgreSQL",
    hint: ` See ${join(server.home, "server.log")}.`,
    start() {
      const next = first ?? recordedServer(dataDir, server, port);
      first = undefined;
      return next;
    },
    giveUp(sentence) {
      console.error(sentence);
      shutDown(1);
    },
  });
  return () => keeper.stop({ signal: "SIGINT", graceMs: 3_000, force: "SIGQUIT" });
}
