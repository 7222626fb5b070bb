import { endChild } from "./children.mjs";
import { IN_VAIN } from "./failures.mjs";

const PAUSE_MS = 1_000;
const WINDOW_MS = 60_000;
const LIMIT = 5;

/**
 * Keeps a child running: one that dies unexpectedly is started again after a pause. After five deaths
 * within a minute it calls `giveUp` with a sentence.
 */
export function supervise({ name, start, giveUp, hint = "" }) {
  let deaths = [];
  let stopped = false;
  let timer;
  let restarting;
  let child;

  function run() {
    child = start();
    child.once("error", (error) => console.error(`${name} couldn’t be started: ${error.message}`));
    child.once("exit", onExit);
  }

  function onExit(code, signal) {
    if (stopped) return;
    if (code === IN_VAIN) return giveUp(`${name} can’t run; its last line says why.${hint}`);
    const now = Date.now();
    deaths = [...deaths.filter((at) => now - at < WINDOW_MS), now];
    const reason = `${name} stopped unexpectedly (${signal ?? `exit code ${code}`})`;
    if (deaths.length >= LIMIT) {
      giveUp(`${reason} for the ${LIMIT}th time within a minute; stopping everything.${hint}`);
      return;
    }
    console.error(`${reason}; starting it again.${hint}`);
    timer = setTimeout(run, PAUSE_MS);
  }

  async function startAnew(options) {
    clearTimeout(timer);
    child.off("exit", onExit);
    await endChild(child, options);
    deaths = [];
    if (!stopped) run();
  }

  run();
  return {
    child: () => child,
    /** Ends the child as a stop does, and starts it at once; also one that was given up. */
    restart(options) {
      restarting ??= startAnew(options).finally(() => {
        restarting = undefined;
      });
      return restarting;
    },
    stop(options) {
      stopped = true;
      clearTimeout(timer);
      return endChild(child, options);
    },
  };
}
