import { isolate, isolateValues } from "@/lib/base/bidi";

type Values = Record<string, unknown>;
type Say = (key: string, values?: Values, ...more: unknown[]) => unknown;

/** One for each translator, so that what depends on it need not be done again. */
const made = new WeakMap<object, unknown>();

/**
 * A translator whose sentences keep what people wrote apart: a name or title in right-to-left letters,
 * or with direction controls in it, turns nothing around it.
 */
export function isolating<T extends object>(translator: T): T {
  const known = made.get(translator) ?? isolated(translator);
  made.set(translator, known);
  return known as T;
}

function isolated(translator: object): object {
  const plain = translator as Say & { rich: Say; markup: Say; raw: (key: string) => unknown };
  const apart =
    (say: Say): Say =>
    (key, values, ...more) =>
      say(key, values && isolateValues(values), ...more);
  const slow = apart(plain);
  const quick: Say = (key, values, ...more) =>
    (values && fillGaps(plain.raw(key), values)) ?? slow(key, values, ...more);
  return Object.assign(quick, plain, {
    rich: apart(plain.rich),
    markup: apart(plain.markup),
  });
}

/** Sentences of the catalogue with nothing but gaps in them: their words and the names of the gaps by turns. Null for all others. */
const taken = new Map<string, string[] | null>();
const GAPS_ALONE = /^(?:[^{}<'#|]|\{\w+\})*$/;

function partsOf(sentence: string): string[] | null {
  const known = taken.get(sentence);
  if (known !== undefined) return known;
  const parts = GAPS_ALONE.test(sentence) ? sentence.split(/\{(\w+)\}/) : null;
  taken.set(sentence, parts);
  return parts;
}

/** Most sentences only have gaps: filling them costs a tenth of what the whole grammar of plurals and choices does. Null for all others. */
function fillGaps(sentence: unknown, values: Values): string | null {
  const parts = typeof sentence === "string" ? partsOf(sentence) : null;
  const filled = parts?.map((part, at) => (at % 2 === 0 ? part : fillingOf(values[part])));
  return filled && !filled.includes(null) ? filled.join("") : null;
}

function fillingOf(value: unknown): string | null {
  if (typeof value === "string") return isolate(value);
  return typeof value === "number" ? String(value) : null;
}
