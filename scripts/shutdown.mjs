import { explainFailure } from "./failures.mjs";

/** A failure the operator can act on: shown as its sentence, without a stack. */
export class Problem extends Error {}

const steps = new Set();
let leaving;

/** Registers what must be stopped before the process leaves; the latest goes first. Call the result to take it back. */
export function onShutdown(step) {
  steps.add(step);
  return () => steps.delete(step);
}

export function isShuttingDown() {
  return leaving !== undefined;
}

/** Stops everything registered, once, and leaves. */
export function shutDown(exitCode) {
  leaving ??= leave(exitCode);
  return leaving;
}

async function leave(exitCode) {
  for (const step of [...steps].reverse()) {
    try {
      await step();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  }
  process.exit(exitCode);
}

/**
 * Runs a command-line program. A failure ends it with exit code 1; a signal is the proper end of a
 * server (0), but not of a program that had something to finish (1).
 */
export async function runMain(main, { interrupted = 1 } = {}) {
  // What cannot be written, on a full disk or after whoever read it has gone, is no reason to stop.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    // npm passes on a Ctrl-C that the terminal has already delivered: the second one means nothing.
    process.on(signal, () => {
      if (interrupted === 0 && !isShuttingDown()) console.log("Stopping …");
      shutDown(interrupted);
    });
  }
  try {
    await main();
  } catch (error) {
    // What a shutdown interrupts fails; that is no news.
    if (leaving) return;
    console.error(error instanceof Problem ? error.message : (explainFailure(error) ?? error));
    await shutDown(1);
  }
}
