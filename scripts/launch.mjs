import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { explainPort } from "./failures.mjs";
import { isHealthy, whyUnhealthy } from "./health.mjs";
import { openLog } from "./log-file.mjs";
import { localAddress, portProblem } from "./ports.mjs";
import { livingProcesses, recordProcess, stopLeftovers } from "./process-records.mjs";
import { spawnWeb, spawnWorker } from "./product.mjs";
import { onShutdown, Problem, shutDown } from "./shutdown.mjs";
import { supervise } from "./supervise.mjs";

const HEALTHY_MS = 60_000;
/** From the sources the first answer is compiled first. */
const COMPILED_MS = 300_000;
/** Longer than the ten seconds in which requests, jobs and emails may end, and the two to record them. */
const GRACE_MS = 13_000;

/** Makes sure that nothing else runs on these data or this port, and clears what a kill -9 left behind. */
export async function claim({ dataDir, appUrl, port, host, embedded }) {
  if (embedded) {
    await stopLeftovers(dataDir);
    const other = livingProcesses(dataDir).find(({ role }) => role === "launcher");
    if (other) {
      throw new Problem(
        `Starloop is already running on ${dataDir} at ${other.url} (process ${other.pid}): stop it first, or choose another DATA_DIR and PORT.`,
      );
    }
  }
  await requirePort({ port, host });
  if (embedded) onShutdown(recordProcess(dataDir, "launcher", process.pid, { url: appUrl }));
}

/** Fails with a sentence when nothing can listen on the port. */
export async function requirePort({ port, host }) {
  const problem = await portProblem(port, host);
  if (problem !== null) throw new Problem(explainPort(problem, { port, host }));
}

/**
 * Starts the parts ("web", "worker") and keeps them running until the shutdown. A part that dies again
 * and again ends everything; where that is awaited patiently, it waits for its restart. Returns the
 * keeper of each part.
 */
export async function launch({ parts, config, env, logDir, patient = false }) {
  const keepers = parts.map((part) => keepPart({ part, config, env, logDir, patient }));
  onShutdown(() => Promise.all(keepers.map((keeper) => keeper.stop({ graceMs: GRACE_MS }))));
  if (parts.includes("web")) {
    const web = keepers[parts.indexOf("web")];
    await becomesHealthy(web, localAddress(config), patient ? COMPILED_MS : HEALTHY_MS);
  }
  return Object.fromEntries(parts.map((part, index) => [part, keepers[index]]));
}

function keepPart({ part, config, env, logDir, patient }) {
  const logFile = logDir && join(logDir, `${part}.log`);
  const output = outputTo(logDir, logFile);
  let listens = false;
  const keeper = supervise({
    name: part === "web" ? "The web app" : "The job worker",
    hint: logFile ? ` See ${logFile}.` : "",
    start() {
      const options = { port: config.port, env, output };
      const child = part === "web" ? spawnWeb(options) : spawnWorker(options);
      if (config.embedded) child.once("exit", recordProcess(config.dataDir, part, child.pid));
      child.once("message", () => {
        listens = true;
      });
      return child;
    },
    giveUp(sentence) {
      console.error(sentence);
      if (!patient) shutDown(1);
    },
  });
  return { ...keeper, listens: () => listens };
}

function outputTo(logDir, logFile) {
  if (!logFile) return ["inherit", "inherit"];
  try {
    mkdirSync(logDir, { recursive: true });
    const log = openLog(logFile);
    return [log, log];
  } catch (error) {
    console.error(`There will be no ${logFile} (${error.code}).`);
    return ["ignore", "ignore"];
  }
}

/** Whoever answers on the port before our own process listens there is somebody else. */
async function becomesHealthy(web, url, withinMs) {
  const startedAt = Date.now();
  let told;
  while (Date.now() < startedAt + withinMs) {
    if (web.listens()) {
      if (await isHealthy(url)) return;
      const cause = told === undefined && (await whyUnhealthy(url));
      if (cause) console.error(`The web app waits, for up to ${withinMs / 1000} s: ${cause}`);
      told ??= cause || undefined;
    }
    await sleep(100);
  }
  throw new Problem(
    `The web app didn’t become healthy within ${withinMs / 1000} s. ${told ?? ""}`.trim(),
  );
}
