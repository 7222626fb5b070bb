import { differenceP, type Share } from "@/lib/nps/coverage/proportions";

/** Sent in one hour of one weekday: `day` 1 (Monday) to 7, `hour` 0 to 23 of the shop's clock. */
export type Slot = Share & { day: number; hour: number };

/** Invitations below which nothing is said about a slot. */
export const SLOT_FROM = 20;
/** Hours that are judged together. */
export const BLOCK_HOURS = 4;

/** The same in blocks of four hours; `hour` is where the block begins. */
export function inBlocks(slots: Slot[]): Slot[] {
  const blocks = new Map<string, Slot>();
  for (const slot of slots) {
    const hour = slot.hour - (slot.hour % BLOCK_HOURS);
    const key = `${slot.day} ${hour}`;
    const block = blocks.get(key) ?? { day: slot.day, hour, hits: 0, n: 0 };
    blocks.set(key, { ...block, hits: block.hits + slot.hits, n: block.n + slot.n });
  }
  return [...blocks.values()];
}

/**
 * The block with the highest response rate, if it clearly differs from all others together; else
 * null. As many blocks are looked at, p < 0.05 is divided by their number (Bonferroni).
 */
export function bestBlock(slots: Slot[]): Slot | null {
  const blocks = inBlocks(slots).filter(({ n }) => n >= SLOT_FROM);
  const best = blocks.reduce<Slot | null>(
    (first, block) => (first && first.hits / first.n >= block.hits / block.n ? first : block),
    null,
  );
  if (!best || blocks.length < 2) return null;
  const rest = slots.reduce((sum, { hits, n }) => ({ hits: sum.hits + hits, n: sum.n + n }), {
    hits: -best.hits,
    n: -best.n,
  });
  const higher = best.hits / best.n > rest.hits / rest.n;
  return higher && differenceP(best, rest) < 0.05 / blocks.length ? best : null;
}
