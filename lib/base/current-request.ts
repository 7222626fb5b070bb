import { AsyncLocalStorage } from "node:async_hooks";
import type { Allowance } from "@/lib/base/allowance";

/** What was kept from happening: somebody who may not, somebody who tries too often, another site. */
export type Refusal = "forbidden" | "rate_limited" | "foreign_origin";

export type Who = { shopId?: string; accountId?: string };

/** What a request and everything that is done for it know of each other. */
export type CurrentRequest = {
  /** Its number, as its answer names it in `X-Request-Id`. */
  id?: string;
  /** Its query as it was sent: Next puts U+FFFD where its bytes are no text. */
  query?: string;
  /** Who asked, as far as it is known: ids alone, for the log. */
  who: Who;
  /** It was refused, whatever status its answer has. */
  refusal?: Refusal;
  /** What was found before the page was begun, by what was asked. */
  found: Map<string, unknown>;
  /** Something was not done because the database could not be asked in time. */
  away: boolean;
  /** Something failed that nobody put into words. */
  broken: boolean;
  /** It may take its time and is sent as it comes about. */
  slow: boolean;
};

type Scope = { request: CurrentRequest | null; allowance: Allowance };

// Our server and Next's are bundled apart, but run in one process: that keeps it.
const shared = globalThis as typeof globalThis & { starloopScope?: AsyncLocalStorage<Scope> };
shared.starloopScope ??= new AsyncLocalStorage();
/** What code runs for, and how long the database may keep it waiting. */
export const scopes = shared.starloopScope;

/** A request of which nothing is known yet. */
export function newRequest(): CurrentRequest {
  return { who: {}, found: new Map(), away: false, broken: false, slow: false };
}

/** The request this code runs for; null in worker, commands and tests. */
export function currentRequest(): CurrentRequest | null {
  return scopes.getStore()?.request ?? null;
}
