import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./root.mjs";
import { isShuttingDown, onShutdown, Problem } from "./shutdown.mjs";

const exitWithParent = pathToFileURL(join(root, "scripts/exit-with-parent.mjs")).href;

/**
 * Starts a Node program that dies with this process. It has its own process group, so that a Ctrl-C
 * in the terminal reaches the launcher only and the launcher decides the order of stopping.
 */
export function spawnNode(
  args,
  { env = {}, input = "ignore", output = ["inherit", "inherit"] } = {},
) {
  return spawn(process.execPath, ["--import", exitWithParent, ...args], {
    cwd: root,
    env: { ...process.env, ...env, STARLOOP_LAUNCHER: String(process.pid) },
    detached: true,
    stdio: [input, ...output, "ipc"],
  });
}

export function hasEnded(child) {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Asks a child to leave, and after the grace period makes it. Resolves when it is gone. */
export async function endChild(
  child,
  { signal = "SIGTERM", graceMs = 7_000, force = "SIGKILL" } = {},
) {
  if (hasEnded(child) || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  const timer = setTimeout(() => child.kill(force), graceMs);
  await gone;
  clearTimeout(timer);
}

/** Runs a child to its end and fails unless it succeeds; a shutdown stops it. */
export async function finish(child, sentence) {
  const forget = onShutdown(() => endChild(child));
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (...outcome) => resolve(outcome));
  });
  forget();
  // What a signal stopped did not come to its end, whatever its exit code says.
  if (code === 0 && !isShuttingDown()) return;
  // With 1 the program itself has said why.
  throw new Problem(
    code === 1 ? `${sentence}.` : `${sentence} (${signal ?? `exit code ${code}`}).`,
  );
}

/** Runs one of node_modules/.bin to its end, showing its output. */
export function runTool(name, args, { sentence = `${name} failed`, env = {} } = {}) {
  return finish(spawnNode([join(root, "node_modules/.bin", name), ...args], { env }), sentence);
}
