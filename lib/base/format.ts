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
function keep<Format, Options>(
  Kind: new (locale: string, options?: Options) => Format,
  locale: string,
  options?: Options,
): Format {
  const key = Kind.name + locale + JSON.stringify(options);
  const known = kept.get(key) as Format | undefined;
  if (known) return known;
  if (kept.size >= KEPT_MAX) kept.clear();
  const made = new Kind(locale, options);
  kept.set(key, made);
  return made;
}

/** A writer of numbers, made once for each language and its options. */
export function numberFormat(locale: string, options?: Intl.NumberFormatOptions) {
  return keep<Intl.NumberFormat, Intl.NumberFormatOptions>(Intl.NumberFormat, locale, options);
}

/** A writer of dates, made once for each language and its options. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions) {
  return keep<Intl.DateTimeFormat, Intl.DateTimeFormatOptions>(
    Intl.DateTimeFormat,
    locale,
    options,
  );
}

/** A writer of lists, made once for each language and its options. */
export function listFormat(locale: string, options: Intl.ListFormatOptions) {
  return keep<Intl.ListFormat, Intl.ListFormatOptions>(Intl.ListFormat, locale, options);
}

function formatter({ locale, timeZone }: Clock, options: Intl.DateTimeFormatOptions) {
  return dateFormat(regionOf(locale), { ...options, timeZone });
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
  const year = (moment: Date) => formatter(clock, { year: "numeric" }).format(moment);
  const thisYear = year(at) === year(clock.now);
  return formatter(clock, {
    day: "numeric",
    month: "short",
    ...(!thisYear && { year: "numeric" }),
  }).format(at);
}

/** "Thu 17 Nov", with the year when it is another one than now. */
export function formatWeekday(at: Date, clock: Clock): string {
  const weekday = formatter(clock, { weekday: "short" }).format(at);
  return `${weekday} ${formatDay(at, clock)}`;
}

/** "March 2025". */
export function formatMonth(at: Date, clock: Clock): string {
  return formatter(clock, { month: "long", year: "numeric" }).format(at);
}

/** "11:24". */
export function formatTime(at: Date, clock: Clock): string {
  return formatter(clock, { hour: "2-digit", minute: "2-digit" }).format(at);
}

/** "Tuesday, 17 November 2026 at 11:24", to be followed by the zone. */
export function formatExact(at: Date, clock: Clock): string {
  return formatter(clock, { dateStyle: "full", timeStyle: "short" }).format(at);
}

/** Whether a moment is today in the shop's time zone. */
export function isToday(at: Date, clock: Clock): boolean {
  const day = formatter(clock, { year: "numeric", month: "numeric", day: "numeric" });
  return day.format(at) === day.format(clock.now);
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
