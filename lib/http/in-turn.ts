import type { EventEmitter } from "node:events";
import { performance } from "node:perf_hooks";

/** So many keep one processor and the database's connections busy; each more only takes memory. */
const AT_ONCE = 16;
const LOOK_MS = 20;
/** Less busy than this, the process has time for more. */
const BUSY = 0.9;

type Turn = { begin: () => void; begun: boolean };

/**
 * Answers requests in the order they came, no more than `atOnce` side by side as long as the process is
 * fully busy: what waits costs next to nothing, what is half rendered costs megabytes. Whoever waits for
 * a slow client, database or mail server leaves the process idle, and then more begin.
 */
export function inTurn(atOnce = AT_ONCE) {
  const waiting = new Set<Turn>();
  let working = 0;
  let timer: NodeJS.Timeout | undefined;
  let since = performance.eventLoopUtilization();

  function begin(turn: Turn): void {
    waiting.delete(turn);
    turn.begun = true;
    working += 1;
    turn.begin();
  }

  function next(): void {
    const [turn] = waiting;
    if (turn) begin(turn);
  }

  /** Lets half as many as usual begin, if nothing else was to be done lately. */
  function look(): void {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, since);
    since = now;
    if (utilization < BUSY) for (let n = 0; n < atOnce / 2; n += 1) next();
    if (waiting.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  function watch(): void {
    if (timer) return;
    since = performance.eventLoopUtilization();
    timer = setInterval(look, LOOK_MS).unref();
  }

  /** Calls `work` when its turn has come; never, if the client left before. */
  return (response: EventEmitter, work: () => void): void => {
    const turn = { begin: work, begun: false };
    response.once("close", () => {
      waiting.delete(turn);
      if (!turn.begun) return;
      working -= 1;
      if (working < atOnce) next();
    });
    if (working < atOnce) begin(turn);
    else {
      waiting.add(turn);
      watch();
    }
  };
}
