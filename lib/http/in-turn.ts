import type { EventEmitter } from "node:events";
import { performance } from "node:perf_hooks";

/** So many keep one processor and the database's connections busy; each more only takes memory. */
const AT_ONCE = 16;
const LOOK_MS = 20;
/** Less busy than this, the process has time for more, up to so many times as many. */
const BUSY = 0.9;
const CROWD = 3;
/** Milliseconds after which nobody waits any longer for a turn, and in a crowd nor for an answer: whoever asks has one within two seconds. */
const PATIENCE = 1_000;
const LATE = 1_700;

type Work = {
  /** Its turn has come. */
  begin: () => void;
  /** It has not come in time, or is not over in time in a crowd. */
  refuse: () => void;
};
type Turn = Work & { since: number };

/** Those that came so many milliseconds ago or earlier. */
function since(milliseconds: number, turns: Set<Turn>): Turn[] {
  const moment = performance.now() - milliseconds;
  return [...turns].filter((turn) => turn.since <= moment);
}

/**
 * Answers requests in the order they came, no more than `atOnce` side by side as long as the process is
 * fully busy: what waits costs next to nothing, what is half rendered costs megabytes. Whoever waits for
 * a slow client, database or mail server leaves the process idle, and then more begin. Who has waited for
 * a second is refused: with more to do than can be done, the others are answered in time.
 */
export function inTurn(atOnce = AT_ONCE) {
  const waiting = new Set<Turn>();
  const working = new Set<Turn>();
  let timer: NodeJS.Timeout | undefined;
  let lastLook = performance.eventLoopUtilization();

  function begin(turn: Turn): void {
    waiting.delete(turn);
    working.add(turn);
    turn.begin();
  }

  function next(): void {
    const [turn] = waiting;
    if (turn) begin(turn);
  }

  function refuseLate(isBusy: boolean): void {
    // Where there is room for all, whoever takes long holds nobody up.
    if (waiting.size === 0 && !(isBusy && working.size > atOnce)) return;
    for (const turn of since(LATE, working)) turn.refuse();
    for (const turn of since(PATIENCE, waiting)) {
      waiting.delete(turn);
      turn.refuse();
    }
  }

  /** If nothing else was to be done lately, lets more begin: the fewer the more are at work, or all would be late. */
  function look(): void {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, lastLook);
    lastLook = now;
    const more = Math.max(1, (atOnce * atOnce) / (2 * working.size + 1));
    const isBusy = utilization >= BUSY;
    const hasRoom = !isBusy && working.size < CROWD * atOnce;
    if (hasRoom) for (let n = 0; n < more; n += 1) next();
    refuseLate(isBusy);
    if (waiting.size > 0 || working.size > atOnce) return;
    clearInterval(timer);
    timer = undefined;
  }

  function watch(): void {
    if (timer) return;
    lastLook = performance.eventLoopUtilization();
    timer = setInterval(look, LOOK_MS).unref();
  }

  /** Begins the work when its turn has come; never, if the client left before. */
  return (response: EventEmitter, work: Work): void => {
    const turn = { ...work, since: performance.now() };
    response.once("close", () => {
      waiting.delete(turn);
      if (working.delete(turn) && working.size < atOnce) next();
    });
    if (working.size < atOnce) begin(turn);
    else {
      waiting.add(turn);
      watch();
    }
  };
}
