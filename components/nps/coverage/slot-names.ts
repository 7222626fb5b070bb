import { dateFormat, regionOf } from "@/lib/base/format";

/** The name of a weekday, 1 (Monday) to 7. */
export function dayName(day: number, locale: string, length: "short" | "long"): string {
  // The first of January 2024 was a Monday.
  const date = new Date(Date.UTC(2024, 0, day));
  return dateFormat(regionOf(locale), { weekday: length, timeZone: "UTC" }).format(date);
}

/** A full hour of the clock: "08", and "24" where a day ends. */
export function clockHour(hour: number): string {
  return String(hour).padStart(2, "0");
}
