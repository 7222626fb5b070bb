import type { CurrentRequest } from "@/lib/base/current-request";

/** The process keeps it, see lib/base/current-request.ts; this file is also bundled where Next has none of Node. */
const shared = globalThis as typeof globalThis & {
  starloopScope?: { getStore(): { request: CurrentRequest | null } | undefined };
};

/** The query of the request that is being answered, as it was sent; undefined outside of one. */
export function sentQuery(): string | undefined {
  return shared.starloopScope?.getStore()?.request?.query;
}

/** The number of the request that is being answered, as its answer names it in `X-Request-Id`. */
export function requestId(): string | undefined {
  return shared.starloopScope?.getStore()?.request?.id;
}
