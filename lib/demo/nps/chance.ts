/** Numbers from 0 up to 1 that look like chance and are the same in every run (mulberry32). */
export type Chance = () => number;

export function chanceFrom(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of these; earlier ones are no likelier than later ones. */
export function oneOf<T>(chance: Chance, things: readonly T[]): T {
  const thing = things[Math.floor(chance() * things.length)];
  if (thing === undefined) throw new Error("One of nothing.");
  return thing;
}

/** The key that comes up when each is as likely as its weight. */
export function weighed<K extends string>(chance: Chance, weights: Record<K, number>): K {
  const entries = Object.entries(weights) as [K, number][];
  let rest = chance() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    rest -= weight;
    if (rest < 0) return key;
  }
  return entries[0]?.[0] as K;
}
