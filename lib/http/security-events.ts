import {
  type CurrentRequest,
  currentRequest,
  type Refusal,
  type Who,
} from "@/lib/base/current-request";
import { logInfo } from "@/lib/base/log";

const REFUSAL_OF: Record<number, Refusal> = { 403: "forbidden", 429: "rate_limited" };

/** Has the log say that the request being answered was refused, also where its status does not tell. */
export function noteRefusal(refusal: Refusal): void {
  const request = currentRequest();
  if (request) request.refusal = refusal;
}

/** The same by the status of a refusal; what no status of these stands for is no event. */
export function noteStatus(status: number): void {
  const refusal = REFUSAL_OF[status];
  if (refusal) noteRefusal(refusal);
}

/** Remembers who asks, for the log. */
export function noteWho(who: Who): void {
  Object.assign(currentRequest()?.who ?? {}, who);
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
  return ({ id, who, refusal }: CurrentRequest, route: string, status: number): void => {
    const kind = refusal ?? REFUSAL_OF[status];
    if (!kind || isTooMany(kind)) return;
    write("Security event", { kind, route, ...who, request: id });
  };
}
