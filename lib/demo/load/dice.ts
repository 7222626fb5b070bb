import { type Chance, chanceFrom } from "@/lib/demo/nps/chance";

/** Two bytes in hex, so that an id costs eight look-ups. */
const HEX = Array.from({ length: 65_536 }, (_, value) => value.toString(16).padStart(4, "0"));

/** Everything in a loaded shop that looks like chance; the same seed throws the same. */
export class Dice {
  readonly next: Chance;

  constructor(seed: number) {
    this.next = chanceFrom(seed);
  }

  /** Whether something this likely happens. */
  hits(likelihood: number): boolean {
    return this.next() < likelihood;
  }

  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** A whole number between these, both included. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }

  pick<T>(things: readonly T[]): T {
    return things[this.below(things.length)] as T;
  }

  /** The place in a list of weights that comes up. */
  weighed(weights: readonly number[]): number {
    let rest = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    const place = weights.findIndex((weight) => {
      rest -= weight;
      return rest < 0;
    });
    return Math.max(place, 0);
  }

  /** How long something takes whose mean is known: mostly less, now and then far more. */
  wait(mean: number): number {
    return Math.ceil(-Math.log(1 - this.next()) * mean);
  }

  uuid(): string {
    const part = () => HEX[this.below(65_536)] as string;
    const variant = HEX[0x8000 + this.below(0x4000)];
    return `${part()}${part()}-${part()}-4${part().slice(1)}-${variant}-${part()}${part()}${part()}`;
  }

  bytes(length: number): Buffer {
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length; at += 2) bytes.writeUInt16LE(this.below(65_536), at);
    return bytes;
  }
}
