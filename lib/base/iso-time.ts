const DATE = String.raw`(\d{4})-?(\d\d)-?(\d\d)`;
const TIME = String.raw`(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)?)?`;
const OFFSET = String.raw`(?:z|([+\u2212-])(\d\d)(?::?(\d\d))?)`;
const MOMENT = new RegExp(`^${DATE}[t ]${TIME}${OFFSET}$`, "i");
/** Longer than any moment. */
const TEXT_MAX = 64;
const MINUTE = 60_000;

/**
 * A moment of ISO 8601: calendar date, time of day and offset, as in `2026-11-01T10:00:00Z`. With or
 * without seconds, fractions, colons and hyphens; `z`, `+00`, `+0000` and `+00:00` are all UTC. Null
 * for anything else, also for a day or an hour that does not exist.
 */
export function readIsoTime(text: string): Date | null {
  const match = text.length > TEXT_MAX ? null : MOMENT.exec(text.trim());
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const [, , , , , , , fraction = "", sign, offsetHours, offsetMinutes = "0"] = match;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const realDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const endOfDay = hour === 24 && minute + second + Number(fraction) === 0;
  // A leap second is the first moment of the next minute.
  const realTime = (hour < 24 || endOfDay) && minute < 60 && second <= 60;
  const offset = Number(offsetHours ?? 0) * 60 + Number(offsetMinutes);
  if (!realDay || !realTime || offset >= 24 * 60 || Number(offsetMinutes) >= 60) return null;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, "0"));
  const local = date.getTime() + (hour * 60 + minute) * MINUTE + second * 1000 + milliseconds;
  const east = sign === undefined || sign === "+";
  return new Date(local - (east ? offset : -offset) * MINUTE);
}
