import { DAY, HOUR, MINUTE, SECOND } from "@/lib/time";

/** A moment of the past: a day and the shop's clock ("13d 09:02", "1d 18:40"), or hours or minutes ago. */
export type Ago = `${number}d ${number}:${number}` | `${number}h` | `${number}m`;

export type Clock = (ago: Ago, tick?: number) => Date;

/** Scatters the seconds, so that no clock in the shop strikes with another. */
const TICK = 7;

/** Reads moments as they were `now`, by the clock on the wall in `timeZone`. */
export function clockFrom(now: Date, timeZone: string): Clock {
  return (ago, tick = 0) => {
    const seconds = ((tick * TICK + 11) % 55) * SECOND;
    const [amount, unit] = [Number.parseInt(ago, 10), ago.replace(/^\d+/, "")];
    if (unit === "m") return new Date(now.getTime() - amount * MINUTE - seconds);
    if (unit === "h") return new Date(now.getTime() - amount * HOUR - seconds);
    const [hour, minute] = unit.slice(2).split(":").map(Number);
    if (hour === undefined || minute === undefined) throw new Error(`No moment: ${ago}.`);
    const midnight = Math.floor(wallTime(now, timeZone) / DAY) * DAY;
    const wall = midnight - amount * DAY + hour * HOUR + minute * MINUTE + seconds;
    return fromWallTime(wall, timeZone);
  };
}

/** What the clock on the wall shows at `moment`, written as if it hung in UTC. */
function wallTime(moment: Date, timeZone: string): number {
  const shown = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
  }).format(moment);
  return Date.parse(`${shown.replace(" ", "T")}Z`);
}

/** The second guess is right also where summer time began or ended in between. */
function fromWallTime(wall: number, timeZone: string): Date {
  const guess = wall - (wallTime(new Date(wall), timeZone) - wall);
  return new Date(guess - (wallTime(new Date(guess), timeZone) - wall));
}
