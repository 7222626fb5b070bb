import { performance as loop } from "node:perf_hooks";
import { currentRequest, newRequest, scopes } from "@/lib/base/current-request";

/** So long, in milliseconds, the database may keep a request waiting: who asks is answered within two seconds. */
const REQUEST = 1_250;

/**
 * The same for each statement of worker and commands, which nobody waits for: above the time after which
 * the server itself ends a statement, so only a connection that is dead without anybody saying so gets there.
 */
const NO_REQUEST = 30_000;

/** As long as the process itself was busy for more than this part of a wait, the database is not to blame, but no longer than so many milliseconds. */
const BUSY = 0.6;
const BUSY_FOR = 1_500;
const LOOK = 50;

/**
 * How long the database may keep somebody waiting, in milliseconds: all the times together during which
 * at least one of their statements is not answered. What else they wait for does not count.
 */
export class Allowance {
  private waiting = 0;
  private since = 0;
  private spent = 0;

  constructor(
    private readonly milliseconds: number,
    /** For how many milliseconds this process had nothing to do. */
    private readonly idle = () => loop.eventLoopUtilization().idle,
  ) {}

  /** A wait begins. Calls `giveUp` unless what is returned, the end of the wait, is called in time. */
  begin(giveUp: () => void): () => void {
    const now = performance.now();
    if (this.waiting === 0) this.since = now;
    this.waiting += 1;
    let over = false;
    const left = Math.max(0, this.milliseconds - this.spent - (now - this.since));
    const idleBefore = this.idle();
    const isIts = () =>
      this.idle() - idleBefore >= left * (1 - BUSY) || performance.now() - now > left + BUSY_FOR;
    const judge = () => {
      if (over) return;
      if (isIts()) giveUp();
      else timer = setTimeout(judge, LOOK);
    };
    // What has arrived while this process was busy is read before the verdict.
    let timer = setTimeout(() => setImmediate(judge), left);
    return () => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      this.waiting -= 1;
      if (this.waiting === 0) this.spent += performance.now() - this.since;
    };
  }
}

/**
 * So long an act may take that concerns all somebody has, once the database is known to answer: just before
 * the server itself would end a statement of it.
 */
export const LONG_ACT = 9_000;

/** Answers one request: the database keeps it waiting 1.25 seconds at most, and what is found in it is forgotten with it. */
export function withinRequest<T>(answer: () => Promise<T>, request = newRequest()): Promise<T> {
  return scopes.run({ request, allowance: new Allowance(REQUEST) }, async () => await answer());
}

/** How much longer the database may keep this code waiting. */
export function currentAllowance(): Allowance {
  return scopes.getStore()?.allowance ?? new Allowance(NO_REQUEST);
}

/** Runs what legitimately takes longer than a request may with so many milliseconds of its own. */
export function withAllowance<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  // Awaited inside: drizzle sends a statement only then.
  return sendWithin(milliseconds, async () => await work());
}

/** The same for a statement that is sent at once. */
export function sendWithin<T>(milliseconds: number, send: () => T): T {
  const request = currentRequest();
  if (request) request.slow = true;
  return scopes.run({ request, allowance: new Allowance(milliseconds) }, send);
}
