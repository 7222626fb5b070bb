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
  const said = runs.join("");
  const edges = edgesOf(runs);
  const meant = among.filter(({ number }) => standsBetween(plainNumber(number), said, edges));
  const longest = Math.max(...meant.map(({ number }) => plainNumber(number).length));
  return meant.find(({ number }) => plainNumber(number).length === longest);
}

/** Where runs begin and end once nothing stands between them. */
function edgesOf(runs: string[]): Set<number> {
  const edges = new Set([0]);
  let edge = 0;
  for (const run of runs) {
    edge += run.length;
    edges.add(edge);
  }
  return edges;
}

/** Whether whole runs of a text make a number. */
function standsBetween(number: string, said: string, edges: Set<number>): boolean {
  if (number === "") return false;
  for (let at = said.indexOf(number); at >= 0; at = said.indexOf(number, at + 1)) {
    if (edges.has(at) && edges.has(at + number.length)) return true;
  }
  return false;
}
