import { DAY, MINUTE } from "@/lib/base/time";

/** Wall-clock times "HH:MM" in an IANA zone; from later than to goes over midnight, equal means never. */
export type QuietHours = { from: string; to: string; timeZone: string };

/** Whether a moment lies in the quiet hours; their end does not. */
export function isQuiet(at: Date, { from, to, timeZone }: QuietHours): boolean {
  const [start, end, now] = [minutesOf(from), minutesOf(to), wallMinutes(at, timeZone)];
  if (start === end) return false;
  return start < end ? now >= start && now < end : now >= start || now < end;
}

/**
 * The first moment from `at` on that is not quiet. Right over midnight and through both changes of
 * the clock: an hour that does not exist ends at the change, one that comes twice counts both times.
 */
export function shiftOutOfQuietHours(at: Date, quiet: QuietHours): Date {
  if (!isQuiet(at, quiet)) return at;
  const candidates = [...ends(at, quiet), ...clockChange(at, quiet.timeZone)];
  const loud = candidates.filter((moment) => moment >= at && !isQuiet(moment, quiet));
  return new Date(Math.min(...loud.map((moment) => moment.getTime())));
}

/** The wall-clock end of the quiet hours today and on the next days, under each offset of the zone around then. */
function ends(at: Date, { to, timeZone }: QuietHours): Date[] {
  const offsets = new Set(
    [at, later(at, DAY), later(at, 2 * DAY)].map((m) => offsetOf(m, timeZone)),
  );
  const midnight = Math.floor((at.getTime() + offsetOf(at, timeZone)) / DAY) * DAY;
  return [0, 1, 2].flatMap((day) =>
    [...offsets].map((offset) => {
      const wall = midnight + day * DAY + minutesOf(to) * MINUTE;
      return new Date(wall - offset);
    }),
  );
}

/** The moment within two days at which the zone's clocks change, to the minute. */
function clockChange(at: Date, timeZone: string): Date[] {
  const before = offsetOf(at, timeZone);
  const start = Math.floor(at.getTime() / MINUTE);
  let [low, high] = [start, start + (2 * DAY) / MINUTE];
  if (offsetOf(new Date(high * MINUTE), timeZone) === before) return [];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetOf(new Date(middle * MINUTE), timeZone) === before) low = middle;
    else high = middle;
  }
  return [new Date(high * MINUTE)];
}

function later(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

function wallMinutes(at: Date, timeZone: string): number {
  const wall = at.getTime() + offsetOf(at, timeZone);
  return Math.floor((((wall % DAY) + DAY) % DAY) / MINUTE);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds the zone's wall clock is ahead of UTC at that moment. */
function offsetOf(at: Date, timeZone: string): number {
  const format =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  formatters.set(timeZone, format);
  const part = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  ) as Record<"year" | "month" | "day" | "hour" | "minute" | "second", number>;
  const { year, month, day, hour, minute, second } = part;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return wall - Math.floor(at.getTime() / 1000) * 1000;
}
