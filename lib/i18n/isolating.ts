import { isolateValues } from "@/lib/base/bidi";

type Say = (key: string, values?: Record<string, unknown>, ...more: unknown[]) => unknown;

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
  const plain = translator as Say & { rich: Say; markup: Say };
  const apart =
    (say: Say): Say =>
    (key, values, ...more) =>
      say(key, values && isolateValues(values), ...more);
  return Object.assign(apart(plain), plain, {
    rich: apart(plain.rich),
    markup: apart(plain.markup),
  });
}
