/** The process keeps it, see lib/http/shared-read.ts; this file is also bundled where Next has none of Node. */
const shared = globalThis as typeof globalThis & {
  starloopRequests?: { getStore(): Map<string, unknown> | undefined };
};

/** What is known of the request that is being answered; undefined outside of one. */
export function requestFacts(): Map<string, unknown> | undefined {
  return shared.starloopRequests?.getStore();
}

/** Under this name stands the number of a request. */
export const REQUEST_ID = "request id";

/** Under this name stands the query as it was sent: Next puts U+FFFD where its bytes are no text. */
export const SENT_QUERY = "sent query";

/** The query of the request that is being answered, as it was sent; undefined outside of one. */
export function sentQuery(): string | undefined {
  return requestFacts()?.get(SENT_QUERY) as string | undefined;
}

/** The number of the request that is being answered, as its answer names it in `X-Request-Id`. */
export function requestId(): string | undefined {
  return requestFacts()?.get(REQUEST_ID) as string | undefined;
}
