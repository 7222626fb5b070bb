/** What this script was loaded by: a tag of the page, or nothing but an address. */
export type Source = { tag: HTMLScriptElement | null; src: string };

const FILE = "/nps/embed.js";
/** Marks tags that have had their turn: a page may hold several. */
const SEEN = "starloopSeen";

/**
 * A classic script knows its tag. A module does not, and runs once however many tags load it: then
 * every tag of ours that had no turn yet counts, else the address it was imported from.
 */
export function sources(): Source[] {
  const current = document.currentScript;
  const tags =
    current instanceof HTMLScriptElement
      ? [current]
      : [...document.querySelectorAll<HTMLScriptElement>(`script[src*="${FILE}"]`)].filter(
          ({ type, dataset }) => type === "module" && !(SEEN in dataset),
        );
  for (const { dataset } of tags) dataset[SEEN] = "";
  if (tags.length > 0) return tags.map((tag) => ({ tag, src: tag.src }));
  const entry = performance
    .getEntriesByType("resource")
    .findLast(({ name }) => name.includes(FILE));
  return entry ? [{ tag: null, src: entry.name }] : [];
}
