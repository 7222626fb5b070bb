/** Lists are counted up to here, and no further: a thousand stands for a thousand or more. */
export const MOST_COUNTED = 1000;

/** Whether there may be more than were counted. */
export function isMany(count: number): boolean {
  return count >= MOST_COUNTED;
}
