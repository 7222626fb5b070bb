/** What the page's script tag says; see docs/embed.md. */
export type Options = {
  /** Where the survey API lives, with the slash at its end. */
  base: string;
  shop: string;
  channel: string;
  /** Null: the shop's first. */
  category: string | null;
  /** A selector of the page; null: right after the script tag. */
  target: string | null;
  lang: string;
  accent: string | null;
  /** Follows the system where the page does not say. */
  theme: string | null;
  /** Asks whoever has answered already. */
  always: boolean;
};

/** Reads the data attributes of the script tag. */
export function readOptions(script: HTMLScriptElement): Options {
  const { shop, channel, category, target, lang, accent, theme, always } = script.dataset;
  return {
    base: new URL(".", script.src).href,
    shop: shop ?? "",
    channel: channel || "website",
    category: category || null,
    target: target || null,
    lang: lang || document.documentElement.lang,
    accent: accent && /^#[\da-f]{6}$/i.test(accent) ? accent : null,
    theme: theme || null,
    always: always !== undefined,
  };
}
