import { after, DAY, HOUR, MINUTE, SECOND } from "@/lib/base/time";

/** A moment of the past: a day and the shop's clock ("13d 09:02", "1d 18:40"), or hours or minutes ago. */
export type Ago = `${number}d ${number}:${number}` | `${number}h` | `${number}m`;

export type Clock = (ago: Ago, tick?: number) => Date;

/** Scatters the seconds, so that no clock in the shop strikes with another. */
const TICK = 7;

/** Reads moments as they were `now`, by the clock on the wall in `timeZone`. */
export function clockFrom(now: Date, timeZone: string): Clock {
  const wallTime = wallClock(timeZone);
  const midnight = Math.floor(wallTime(now.getTime()) / DAY) * DAY;
  return (ago, tick = 0) => {
    const seconds = ((tick * TICK + 11) % 55) * SECOND;
    const [amount, unit] = [Number.parseInt(ago, 10), ago.replace(/^\d+/, "")];
    if (unit === "m") return after(now, -amount * MINUTE - seconds);
    if (unit === "h") return after(now, -amount * HOUR - seconds);
    const [hour, minute] = unit.slice(2).split(":").map(Number);
    if (hour === undefined || minute === undefined) throw new Error(`No moment: ${ago}.`);
    const shown = midnight - amount * DAY + hour * HOUR + minute * MINUTE + seconds;
    // The second guess is right also where summer time began or ended in between.
    const guess = shown - (wallTime(shown) - shown);
    return new Date(guess - (wallTime(guess) - shown));
  };
}

/** What the clock on the wall shows at a moment, written as if it hung in UTC. */
function wallClock(timeZone: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
  });
  return (moment) => Date.parse(`${format.format(moment).replace(" ", "T")}Z`);
}
