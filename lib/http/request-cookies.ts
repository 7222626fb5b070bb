import { AsyncLocalStorage } from "node:async_hooks";
import { parseCookie } from "cookie";

export type RequestCookies = { get(name: string): { value: string } | undefined };

const asSent = new AsyncLocalStorage<RequestCookies>();

/** Reads a `Cookie` header. */
export function cookiesOf(header = ""): RequestCookies {
  const values = parseCookie(header);
  return {
    get(name) {
      const value = values[name];
      return value === undefined ? undefined : { value };
    },
  };
}

/** Does what comes before Next has the request, with the cookies it was sent with. */
export function withCookies<T>(sent: RequestCookies, work: () => T): T {
  return asSent.run(sent, work);
}

/** The cookies of this request: as they were sent, or, on a page and in an action, as Next knows them by then. */
export async function requestCookies(): Promise<RequestCookies> {
  return asSent.getStore() ?? pageCookies();
}

/** The cookies that a page, an action or a route reads and sets. Only Next's own code can load this, so it is loaded where it is used. */
export async function pageCookies() {
  const { cookies } = await import("next/headers");
  return cookies();
}
