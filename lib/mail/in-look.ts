export type Look = "light" | "dark";

const DARK = "@media (prefers-color-scheme: dark)";

/** A mail's HTML in one theme, whatever the reader's is. */
export function inLook(html: string, look: Look): string {
  return html.replace(DARK, look === "dark" ? "@media all" : "@media not all");
}
