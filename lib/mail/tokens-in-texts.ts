/** What a shop can have filled into its own words. */
export const TEXT_TOKENS = [
  "customer_first_name",
  "order_number",
  "shop_name",
  "shop_url",
  "update_title",
  "agent_first_name",
] as const;
export type TextToken = (typeof TEXT_TOKENS)[number];
export type TokenValues = Partial<Record<TextToken, string>>;

const TOKEN = /\{([^{}\s]*)\}/g;

/** The first token in a text that is not among those allowed, such as `{discount}`; null without one. */
export function unknownToken(text: string, allowed: readonly TextToken[]): string | null {
  const names: readonly string[] = allowed;
  for (const [token, name = ""] of text.matchAll(TOKEN)) if (!names.includes(name)) return token;
  return null;
}

/**
 * A shop's words with their tokens filled in, once: braces in a value stay as they are. A token
 * without a value goes with the blank or comma before it, so that nobody is greeted as "Hello ,".
 */
export function fillTokens(text: string, values: TokenValues): string {
  return text
    .replace(/([ ,]*)\{([^{}\s]*)\}/g, (all, before: string, name: string) => {
      const value = (values as Record<string, string | undefined>)[name];
      if (value === undefined) return all;
      return value === "" ? "" : `${before}${value}`;
    })
    .trim();
}
