import { cache } from "react";
import { currentRequest } from "@/lib/base/current-request";

/**
 * A read that what comes before Next and the page of one request share, by what is asked for. What was
 * found travels in no header: nobody can forge it.
 */
export function sharedRead<Asked extends string[], Found>(
  name: string,
  read: (...asked: Asked) => Promise<Found>,
) {
  const keyOf = (asked: Asked) => [name, ...asked].join(" ");
  return {
    /** Reads, and leaves what is found to the page. */
    async inFront(...asked: Asked): Promise<Found> {
      const found = await read(...asked);
      currentRequest()?.found.set(keyOf(asked), found);
      return found;
    },
    /** What was found before; where nothing was looked for, as before a page that shows what a form has done, read once. */
    onPage: cache(async (...asked: Asked): Promise<Found> => {
      const found = currentRequest()?.found;
      const key = keyOf(asked);
      return found?.has(key) ? (found.get(key) as Found) : read(...asked);
    }),
  };
}
