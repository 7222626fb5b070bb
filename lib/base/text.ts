/** Length as people count it: code points, with a CRLF from a form counted as one line break. */
export function textLength(text: string): number {
  return [...normalizeText(text)].length;
}

/** So many marks after one another as no language writes. */
const MANY_MARKS = /(?:(?!\u034f)\p{M}){30}(?=(?!\u034f)\p{M})/gu;

/**
 * In one Unicode form (NFC). Bringing marks in order takes time in the square of their number, so a joiner
 * that is not drawn parts what would be too many: the stream-safe text of UAX #15.
 */
export function composed(text: string): string {
  return text.replace(MANY_MARKS, "$&\u034f").normalize("NFC");
}

/** Line breaks as LF, in one Unicode form, without NUL, which PostgreSQL cannot store. */
export function normalizeText(text: string): string {
  return composed(text.replace(/\r\n?/g, "\n").replaceAll("\0", ""));
}

/** White space, controls, and what Unicode says is not drawn by itself: zero-width characters, fillers, tags. */
const UNSEEN = /^[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** Whether nothing of a text can be seen. Inside a visible text the same characters mean something (emoji, Persian). */
export function isBlank(text: string): boolean {
  return UNSEEN.test(text);
}

/** The first `max` characters of a text, as people count them. */
export function shorten(text: string, max: number): string {
  return [...text].slice(0, max).join("").trim();
}
