/** Chance that can be had again: set TEST_SEED to what a failed run printed. */
export function seededRandom(seed = Number(process.env.TEST_SEED) || Date.now() % 1_000_000) {
  let state = seed;
  return {
    sentence: `seed: TEST_SEED=${seed}`,
    /** The next number from 0 up to 1 (mulberry32). */
    next(): number {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    },
  };
}
