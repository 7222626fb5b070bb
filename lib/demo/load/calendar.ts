import { DAY, HOUR, MINUTE, SECOND } from "@/lib/base/time";
import type { Dice } from "@/lib/demo/load/dice";

/** Three years. */
export const DAYS = 1096;
/** Orders on Sunday, Monday …, against each other. */
const WEEK = [0.8, 1.2, 1.1, 1.05, 1, 0.95, 0.7];
const HOURS = [1, 0.5, 0.3, 0.2, 0.2, 0.4, 1, 2, 4, 6, 7, 7, 7, 6, 6, 6, 6, 6, 6, 7, 8, 8, 6, 3];

/** Spreads so many orders over the years up to `now`: growing, more before Christmas, few at weekends. */
export function calendarOf(dice: Dice, now: number, orders: number): (index: number) => number {
  const today = Math.floor(now / DAY) * DAY;
  const ends: number[] = [];
  let sum = 0;
  for (let day = 0; day < DAYS; day++) {
    const at = new Date(today - (DAYS - 1 - day) * DAY);
    const season = at.getUTCMonth() >= 10 ? 1.6 : 1;
    sum += (WEEK[at.getUTCDay()] as number) * season * (1 + day / DAYS);
    ends.push(sum);
  }
  let day = 0;
  return (index) => {
    const place = ((index + 0.5) / orders) * sum;
    while (day < DAYS - 1 && (ends[day] as number) < place) day++;
    const moment = today - (DAYS - 1 - day) * DAY + hourOf(dice);
    return Math.min(moment, now - dice.between(2, 600) * MINUTE);
  };
}

function hourOf(dice: Dice): number {
  return dice.weighed(HOURS) * HOUR + dice.below(HOUR / SECOND) * SECOND;
}
