/** Embeddings and overrides, isolates, and what ends them (UAX #9). */
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/;
/** What may turn the words around it: letters of right-to-left scripts, their marks, and the controls. */
const TURNS =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const [POP_EMBEDDING, FIRST_ISOLATE, POP_ISOLATE] = ["\u202c", "\u2066", "\u2069"];
/** FSI and PDI: between them a text finds its own direction and leaves that of its surroundings alone. */
const [ISOLATE, END] = ["\u2068", POP_ISOLATE];

/** A text whose direction controls all end in the line where they begin; the others are left out. Never longer. */
export function containBidi(text: string): string {
  if (!CONTROLS.test(text)) return text;
  return text.split("\n").map(containLine).join("\n");
}

function containLine(line: string): string {
  const characters = [...line];
  const paired = new Set<number>();
  // The line, and in it each isolate that is open: where it began, and which embeddings began inside.
  const levels = [{ at: -1, embeddings: [] as number[] }];
  const endIsolate = () => (levels.length > 1 ? levels.pop()?.at : undefined);
  const close = (begun: number | undefined, at: number) => {
    if (begun !== undefined) paired.add(begun).add(at);
  };
  for (const [at, character] of characters.entries()) {
    if (!CONTROLS.test(character)) continue;
    if (character === POP_EMBEDDING) close(levels.at(-1)?.embeddings.pop(), at);
    else if (character === POP_ISOLATE) close(endIsolate(), at);
    else if (character >= FIRST_ISOLATE) levels.push({ at, embeddings: [] });
    else levels.at(-1)?.embeddings.push(at);
  }
  return characters.filter((one, at) => paired.has(at) || !CONTROLS.test(one)).join("");
}

/** People's words for a sentence of ours: isolated where they could turn it around, otherwise as they are. */
export function isolate(text: string): string {
  if (!TURNS.test(text)) return text;
  return containBidi(text)
    .split("\n")
    .map((line) => (TURNS.test(line) ? ISOLATE + line + END : line))
    .join("\n");
}

/** The values of a sentence, its texts isolated. */
export function isolateValues<V>(values: Record<string, V>): Record<string, V> {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "string" ? isolate(value) : value,
  ]);
  return Object.fromEntries(entries);
}
