/** The periods a report can be about, in the order they are offered. */
export const PERIODS = [
  "today",
  "7d",
  "30d",
  "90d",
  "month",
  "last-month",
  "year",
  "all",
  "custom",
] as const;

export type PeriodName = (typeof PERIODS)[number];

/** Whole days `YYYY-MM-DD` in the shop's time zone, both included; null: open to that side. */
export type Span = { from: string | null; to: string | null };

/** A period with both of its ends, and the days before it that it is compared with. */
export type Period = {
  name: PeriodName;
  from: string | null;
  to: string;
  /** How many days; null without a beginning. */
  days: number | null;
  before: { from: string; to: string } | null;
};

const kept = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using it does. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known =
    kept.get(timeZone) ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  kept.set(timeZone, known);
  return known;
}

/** A moment on a zone's wall clock: its day `YYYY-MM-DD` and its time `HH:MM`. */
export function wallTime(timeZone: string, moment: Date): { day: string; time: string } {
  const format = formatIn(timeZone);
  const parts = Object.fromEntries(
    format.formatToParts(moment).map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour, minute } = parts;
  return { day: `${year}-${month}-${day}`, time: `${hour}:${minute}` };
}

/** The day it is in a time zone, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, moment: Date): string {
  return wallTime(timeZone, moment).day;
}

/** A day so many days later. Days are counted on the calendar, so changes of the clock do not matter. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The first day of the month so many months before a day's. */
export function monthBefore(day: string, months: number): string {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 10);
}

/** How many days a span has, both ends included. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}

/** What a chosen period means on a day, with the preceding period of equal length. */
export function resolvePeriod(name: PeriodName, custom: Span, today: string): Period {
  const { from, to } = spanOf(name, custom, today);
  if (from === null) return { name, from, to, days: null, before: null };
  const days = daysBetween(from, to);
  const before = { from: addDays(from, -days), to: addDays(from, -1) };
  return { name, from, to, days, before };
}

function spanOf(
  name: PeriodName,
  custom: Span,
  today: string,
): { from: string | null; to: string } {
  const monthStart = `${today.slice(0, 7)}-01`;
  const lastMonthEnd = addDays(monthStart, -1);
  switch (name) {
    case "today":
      return { from: today, to: today };
    case "7d":
    case "30d":
    case "90d":
      return { from: addDays(today, 1 - Number.parseInt(name, 10)), to: today };
    case "month":
      return { from: monthStart, to: today };
    case "last-month":
      return { from: `${lastMonthEnd.slice(0, 7)}-01`, to: lastMonthEnd };
    case "year":
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
    case "all":
      return { from: null, to: today };
    case "custom":
      return customSpan(custom, today);
  }
}

/** Ends in the wrong order are meant the other way round; nothing is known of days to come. */
function customSpan({ from, to }: Span, today: string): { from: string | null; to: string } {
  const [first, last] = from !== null && to !== null && from > to ? [to, from] : [from, to];
  const until = (day: string) => (day < today ? day : today);
  return { from: first === null ? null : until(first), to: until(last ?? today) };
}

/** The steps of a trend: days, weeks from Monday on, or months. */
export type Step = "day" | "week" | "month";

/** Steps that give a trend between a handful and about thirty points, whatever its length. */
export function stepFor(days: number): Step {
  if (days <= 31) return "day";
  return days <= 190 ? "week" : "month";
}

/** The first day of the step that a day lies in. */
export function stepStart(day: string, step: Step): string {
  if (step === "day") return day;
  if (step === "month") return `${day.slice(0, 7)}-01`;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** Where each step from the one holding `from` to the one holding `to` begins. */
export function stepsBetween(from: string, to: string, step: Step): string[] {
  const starts: string[] = [];
  for (let at = stepStart(from, step); at <= to; at = nextStep(at, step)) starts.push(at);
  return starts;
}

function nextStep(start: string, step: Step): string {
  if (step === "month") return stepStart(addDays(start, 31), "month");
  return addDays(start, step === "week" ? 7 : 1);
}
