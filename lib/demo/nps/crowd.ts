import type { Ago, Clock } from "@/lib/demo/clock";
import { type Chance, chanceFrom, weighed } from "@/lib/demo/nps/chance";
import { type Channel, scoreOn } from "@/lib/demo/nps/mood";
import { type Category, wordsOf } from "@/lib/demo/nps/words";
import { NOBODY, strangerOf } from "@/lib/nps/record-review";
import { bandOf } from "@/lib/nps/score";

/** An answer of the past, as it goes into the table. */
export type PastAnswer = {
  at: Date;
  score: number;
  lowest: 0 | 1;
  comment: string | null;
  channel: Channel;
  category: Category;
  person: string;
  customer_id: string | null;
  loyalty_id: string | null;
  device_id: string | null;
  order_id: string | null;
  order_ref: string | null;
  update_id: string | null;
};

const DAYS = 365;

const CHANNELS: Record<Channel, number> = { website: 48, email: 27, pos: 25 };
const ABOUT: Record<Channel, Partial<Record<Category, number>>> = {
  website: { checkout: 50, delivery: 35, support: 15 },
  email: { support: 55, delivery: 45 },
  pos: { checkout: 75, support: 25 },
};
const HOURS: Record<Channel, [first: number, hours: number]> = {
  website: [7, 16],
  email: [7, 15],
  pos: [10, 8],
};

/** What strangers answered over a year: devices in the web shop, loyalty cards at the till, readers of mails. */
export function crowd(clock: Clock): PastAnswer[] {
  const chance = chanceFrom(20_251_122);
  return Array.from({ length: DAYS }, (_, index) => DAYS - index).flatMap((daysAgo) => {
    // A shop that grows: some four a day a year ago, some nine now.
    const count = Math.round(4 + 5 * (1 - daysAgo / DAYS) + 3 * (chance() - 0.5));
    return Array.from({ length: count }, () => stranger(chance, clock, daysAgo));
  });
}

function stranger(chance: Chance, clock: Clock, daysAgo: number): PastAnswer {
  const channel = weighed(chance, CHANNELS);
  const category = weighed(chance, ABOUT[channel] as Record<Category, number>);
  const score = scoreOn(chance, { category, channel, daysAgo });
  const [first, hours] = HOURS[channel];
  const minutes = Math.floor(chance() * hours * 60);
  const time = `${two(first + Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  const number = Math.floor(chance() * 2 ** 48);
  const loyaltyId = channel === "pos" ? `HH-${String(number % 1e8).padStart(8, "0")}` : null;
  const deviceId = channel === "pos" ? null : number.toString(16).padStart(12, "0");
  return {
    at: clock(`${daysAgo}d ${time}` as Ago, minutes),
    score,
    lowest: channel === "email" ? 0 : 1,
    comment: wordsOf(chance, category, bandOf(score)),
    channel,
    category,
    person: strangerOf({ ...NOBODY, loyaltyId, deviceId }, true),
    customer_id: null,
    loyalty_id: loyaltyId,
    device_id: deviceId,
    order_id: null,
    order_ref: null,
    update_id: null,
  };
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
