/** What the page's script tag says, or the address it loads; see docs/embed.md. */
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
  /** The same where the tag names it; null leaves the shop's own words in the shop's language. */
  asked: string | null;
  accent: string | null;
  /** Follows the system where the page does not say. */
  theme: string | null;
  /** Asks whoever has answered already. */
  always: boolean;
};

/** Reads the data attributes of the script tag, and what stands under the same names in its address. Throws without a shop. */
export function readOptions(src: string, data: DOMStringMap): Options {
  const address = new URL(src);
  const read = (name: string) => data[name] || address.searchParams.get(name) || null;
  const shop = read("shop");
  if (shop === null) throw new Error("The script tag has no data-shop.");
  const accent = read("accent");
  return {
    base: new URL(".", address).href,
    shop,
    channel: read("channel") ?? "website",
    category: read("category"),
    target: read("target"),
    lang: read("lang") ?? document.documentElement.lang,
    asked: read("lang"),
    accent: accent && /^#[\da-f]{6}$/i.test(accent) ? accent : null,
    theme: read("theme"),
    always: data.always !== undefined || address.searchParams.has("always"),
  };
}
