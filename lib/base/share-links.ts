import type { NETWORKS } from "./vocabularies";
export type Network = (typeof NETWORKS)[number];

/** Networks whose share dialog ignores a text we give it; people get it to copy. */
export const IGNORES_TEXT: readonly Network[] = ["facebook", "linkedin"];

const SHARE_TOKENS = ["site_name", "site_url"] as const;

/** The tokens of a share text that we do not know, such as `{discount}`. */
export function unknownTokens(text: string): string[] {
  const known: readonly string[] = SHARE_TOKENS;
  return [...text.matchAll(/\{([^{}\s]*)\}/g)]
    .filter(([, name]) => !known.includes(name ?? ""))
    .map(([token]) => token);
}

/** The share text with `{site_name}` and `{site_url}` filled in. */
export function fillShareText(text: string, site: { name: string; url: string }): string {
  return text.replaceAll("{site_name}", site.name).replaceAll("{site_url}", site.url);
}

/**
 * The share dialog of each network for a filled-in text and address, percent-encoded. The address
 * is a parameter of its own everywhere, so it is taken out of the text: it must not stand twice.
 */
export function shareLinks(text: string, url: string): Record<Network, string> {
  const words = text.replaceAll(url, " ").replace(/\s+/g, " ").trim();
  const u = encodeURIComponent(url);
  const t = encodeURIComponent(words);
  return {
    facebook: `https://www.facebook.com/sharer/sharer.php?u=${u}&quote=${t}`,
    x: `https://twitter.com/intent/tweet?text=${t}&url=${u}`,
    linkedin: `https://www.linkedin.com/sharing/share-offsite/?url=${u}`,
    whatsapp: `https://wa.me/?text=${words ? `${t}%20` : ""}${u}`,
  };
}
