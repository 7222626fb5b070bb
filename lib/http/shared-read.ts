import { AsyncLocalStorage } from "node:async_hooks";
import { cache } from "react";

/**
 * What was found before a page was begun. Both run in one process but are bundled apart, so the
 * process itself keeps it. None of it travels in a header: nobody can forge it.
 */
const shared = globalThis as typeof globalThis & {
  starloopRequests?: AsyncLocalStorage<Map<string, unknown>>;
};
shared.starloopRequests ??= new AsyncLocalStorage();
const requests = shared.starloopRequests;

/** Answers one request; what is found in it is forgotten with it. */
export function withinRequest<T>(answer: () => T): T {
  return requests.run(new Map(), answer);
}

/** A read that what comes before Next and the page of one request share, by what is asked for. */
export function sharedRead<Asked extends string[], Found>(
  name: string,
  read: (...asked: Asked) => Promise<Found>,
) {
  const keyOf = (asked: Asked) => [name, ...asked].join(" ");
  return {
    /** Reads, and leaves what is found to the page. */
    async inFront(...asked: Asked): Promise<Found> {
      const found = await read(...asked);
      requests.getStore()?.set(keyOf(asked), found);
      return found;
    },
    /** What was found before; where nothing was looked for, as before a page that shows what a form has done, read once. */
    onPage: cache(async (...asked: Asked): Promise<Found> => {
      const found = requests.getStore();
      const key = keyOf(asked);
      return found?.has(key) ? (found.get(key) as Found) : read(...asked);
    }),
  };
}
