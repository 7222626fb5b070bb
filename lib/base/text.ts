/** Length as people count it: code points, with a CRLF from a form counted as one line break. */
export function textLength(text: string): number {
  return [...normalizeText(text)].length;
}

/** Line breaks as LF, in one Unicode form, without NUL, which PostgreSQL cannot store. */
export function normalizeText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replaceAll("\0", "").normalize("NFC");
}
