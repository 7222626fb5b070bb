/** Longer texts hold no order number that anybody could mean. */
const LONGEST = 200;

/** Runs of letters and runs of digits, in one form: full-width digits as digits, capitals as small letters. */
function runsOf(text: string): string[] {
  const plain = text.slice(0, LONGEST).normalize("NFKC").toLowerCase();
  return plain.match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? [];
}

/** An order's number without what people and shops put around and between its letters and digits. */
export function plainNumber(number: string): string {
  return runsOf(number).join("");
}

/**
 * Which of these numbers somebody means by a text: "no. 77001", "Order #77001", "77 001." are 77001,
 * "order web-77" is WEB–77. Of several the longest, then the first. Undefined for none.
 */
export function findNumber<T extends { number: string }>(text: string, among: T[]): T | undefined {
  const runs = runsOf(text);
  const said = new Set(runs.flatMap((_, from) => joinedFrom(runs.slice(from))));
  const meant = among.filter(({ number }) => said.has(plainNumber(number)));
  const longest = Math.max(...meant.map(({ number }) => plainNumber(number).length));
  return meant.find(({ number }) => plainNumber(number).length === longest);
}

/** What the first run makes alone, with the next, with the two next … */
function joinedFrom(runs: string[]): string[] {
  return runs.map((_, last) => runs.slice(0, last + 1).join(""));
}
