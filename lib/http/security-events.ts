import { logInfo } from "@/lib/base/log";
import { REQUEST_ID, requestFacts } from "@/lib/base/request-facts";

/** What was kept from happening: somebody who may not, somebody who tries too often, another site. */
export type Refusal = "forbidden" | "rate_limited" | "foreign_origin";

const REFUSAL = "refusal";
const WHO = "who";
const REFUSAL_OF: Record<number, Refusal> = { 403: "forbidden", 429: "rate_limited" };

/** Who asked, as far as it is known: ids alone. */
export type Who = { shopId?: string; accountId?: string };

/** Has the log say that the request being answered was refused, also where its status does not tell. */
export function noteRefusal(refusal: Refusal): void {
  requestFacts()?.set(REFUSAL, refusal);
}

/** The same by the status of a refusal; what no status of these stands for is no event. */
export function noteStatus(status: number): void {
  const refusal = REFUSAL_OF[status];
  if (refusal) noteRefusal(refusal);
}

/** Remembers who asks, for the log. */
export function noteWho(who: Who): void {
  const facts = requestFacts();
  facts?.set(WHO, { ...(facts.get(WHO) as Who | undefined), ...who });
}

/** So many lines of a kind a minute tell of an attack; more would only fill the disk. */
const LINES_MAX = 30;
const MINUTE = 60_000;

type Write = typeof logInfo;

/** Writes one line for each request that was refused, and of what is too many only how many there were. */
export function securityLog(write: Write = logInfo, now: () => number = Date.now) {
  const windows = new Map<Refusal, { since: number; lines: number }>();

  function isTooMany(kind: Refusal): boolean {
    const last = windows.get(kind);
    if (last && now() - last.since < MINUTE) {
      last.lines += 1;
      return last.lines > LINES_MAX;
    }
    const leftOut = (last?.lines ?? 0) - LINES_MAX;
    if (leftOut > 0) write("Security events left out", { kind, count: leftOut });
    windows.set(kind, { since: now(), lines: 1 });
    return false;
  }

  /** To be called once a request has its answer. `route` is a pattern of ours, never what was sent. */
  return (facts: Map<string, unknown>, route: string, status: number): void => {
    const kind = (facts.get(REFUSAL) as Refusal | undefined) ?? REFUSAL_OF[status];
    if (!kind || isTooMany(kind)) return;
    const who = facts.get(WHO) as Who | undefined;
    write("Security event", { kind, route, ...who, request: facts.get(REQUEST_ID) as string });
  };
}
