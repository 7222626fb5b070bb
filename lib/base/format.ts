import { isolate } from "@/lib/base/bidi";

/** How and when a page is read: its language, the shop's time zone, and one moment for the whole page. */
export type Clock = { locale: string; timeZone: string; now: Date };

/** The variant of a language that dates and money are written in. */
export function regionOf(locale: string): string {
  return locale === "en" ? "en-GB" : locale;
}

/** More than a page needs; currencies and time zones come from outside. */
const KEPT_MAX = 1000;
const kept = new Map<string, unknown>();

/** Making a formatter costs a hundred times what using it does: each kind is made once. */
function keep<Format>(key: string, make: () => Format): Format {
  const known = kept.get(key) as Format | undefined;
  if (known) return known;
  if (kept.size >= KEPT_MAX) kept.clear();
  const made = make();
  kept.set(key, made);
  return made;
}

const keyOf = (...parts: unknown[]) => JSON.stringify(parts);

/** A writer of numbers, made once for each language and its options. */
export function numberFormat(locale: string, options?: Intl.NumberFormatOptions) {
  return keep(keyOf("number", locale, options), () => new Intl.NumberFormat(locale, options));
}

/** A writer of dates, made once for each language and its options. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions) {
  return keep(keyOf("date", locale, options), () => new Intl.DateTimeFormat(locale, options));
}

/** A writer of lists, made once for each language and its options. */
export function listFormat(locale: string, options: Intl.ListFormatOptions) {
  return keep(keyOf("list", locale, options), () => new Intl.ListFormat(locale, options));
}

/** What a page writes of its moments, by how; each is made once for a language and zone. */
const LOOKS = {
  year: { year: "numeric" },
  date: { year: "numeric", month: "numeric", day: "numeric" },
  day: { day: "numeric", month: "short" },
  dayAndYear: { day: "numeric", month: "short", year: "numeric" },
  weekday: { weekday: "short" },
  month: { month: "long", year: "numeric" },
  time: { hour: "2-digit", minute: "2-digit" },
  exact: { dateStyle: "full", timeStyle: "short" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** By a key that is quickly made: a page writes dozens of moments. */
function write(at: Date, { locale, timeZone }: Clock, look: keyof typeof LOOKS): string {
  const make = () => new Intl.DateTimeFormat(regionOf(locale), { ...LOOKS[look], timeZone });
  return keep(`${look} ${locale} ${timeZone}`, make).format(at);
}

/** An amount such as "49.90" with its currency, to the smallest coin; it never becomes a float, and no "-0.00". */
export function formatMoney(locale: string, currency: string, amount: string): string {
  const format = numberFormat(regionOf(locale), {
    style: "currency",
    currency,
    signDisplay: "negative",
  });
  return format.format(amount as `${number}`);
}

/** A share of 0 to 1 in whole per cent. */
export function formatShare(locale: string, share: number): string {
  return numberFormat(regionOf(locale), { style: "percent" }).format(share);
}

/** "17 Nov", with the year when it is another one than now. */
export function formatDay(at: Date, clock: Clock): string {
  const thisYear = write(at, clock, "year") === write(clock.now, clock, "year");
  return write(at, clock, thisYear ? "day" : "dayAndYear");
}

/** "Thu 17 Nov", with the year when it is another one than now. */
export function formatWeekday(at: Date, clock: Clock): string {
  return `${write(at, clock, "weekday")} ${formatDay(at, clock)}`;
}

/** "March 2025". */
export function formatMonth(at: Date, clock: Clock): string {
  return write(at, clock, "month");
}

/** "11:24". */
export function formatTime(at: Date, clock: Clock): string {
  return write(at, clock, "time");
}

/** "Tuesday, 17 November 2026 at 11:24", to be followed by the zone. */
export function formatExact(at: Date, clock: Clock): string {
  return write(at, clock, "exact");
}

/** Whether a moment is today in the shop's time zone. */
export function isToday(at: Date, clock: Clock): boolean {
  return write(at, clock, "date") === write(clock.now, clock, "date");
}

/** The place a time zone is named after: "Copenhagen". */
export function zoneName(timeZone: string): string {
  return (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
}

/** Words for a list: "Ida, Jonas and Mette"; none of them turns the others around. */
export function formatList(
  locale: string,
  entries: string[],
  type: "conjunction" | "disjunction" = "conjunction",
): string {
  return listFormat(regionOf(locale), { type }).format(entries.map(isolate));
}

/** How long ago something began, in the one or two units people say; never less than a minute. */
export type Span =
  | { unit: "minutes"; minutes: number }
  | { unit: "hours"; hours: number }
  | { unit: "hoursMinutes"; hours: number; minutes: number }
  | { unit: "days"; days: number };

/** The span between two moments: minutes, from an hour on with hours, from two days on whole days. */
export function spanBetween(from: Date, to: Date): Span {
  const minutes = Math.max(1, Math.floor((to.getTime() - from.getTime()) / 60_000));
  if (minutes < 60) return { unit: "minutes", minutes };
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return { unit: "days", days: Math.floor(hours / 24) };
  const rest = minutes % 60;
  if (rest === 0 || hours >= 24) return { unit: "hours", hours };
  return { unit: "hoursMinutes", hours, minutes: rest };
}
