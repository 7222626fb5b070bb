import { seededRandom } from "@/lib/testing/seed";

/** Choices that a seed brings again. */
export class Chance {
  readonly #random = seededRandom();
  readonly sentence = this.#random.sentence;

  /** Whether something of this probability happens. */
  happens(probability: number): boolean {
    return this.#random.next() < probability;
  }

  /** From 0 to one less than `count`. */
  below(count: number): number {
    return Math.floor(this.#random.next() * count);
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error("There is nothing to pick from.");
    return list[this.below(list.length)] as T;
  }

  /** Up to `max` of a list, the same more than once perhaps. */
  some<T>(list: readonly T[], max: number): T[] {
    const count = list.length === 0 ? 0 : this.below(max + 1);
    return Array.from({ length: count }, () => this.pick(list));
  }
}
