import {
  type Clock,
  formatDay,
  formatExact,
  formatTime,
  isToday,
  spanBetween,
  zoneName,
} from "@/lib/base/format";
import type { useTranslations } from "@/lib/i18n/use-translations";

/** A moment as a page shows it: nothing but words, so that browsers write it as the server does. */
export type MomentView = { iso: string; text: string; exact: string };

/** "day": 17 Nov; "time": 17 Nov, 11:24 or today, 11:24; "ago": 42 min. */
export type MomentLook = "day" | "time" | "ago";

export type TimeWords = ReturnType<typeof useTranslations<"time">>;

/** A moment in the words of its page. */
export function viewMoment(
  at: Date,
  clock: Clock,
  words: TimeWords,
  look: MomentLook = "time",
): MomentView {
  return {
    iso: at.toISOString(),
    text: shortText(at, clock, words, look),
    exact: exactText(at, clock, words),
  };
}

/** The whole moment, with its zone. */
export function exactText(at: Date, clock: Clock, words: TimeWords): string {
  return words("exact", { moment: formatExact(at, clock), zone: zoneName(clock.timeZone) });
}

/** How long ago something began. */
export function spanText(from: Date, clock: Clock, words: TimeWords): string {
  const { unit, ...span } = spanBetween(from, clock.now);
  return words(unit, span);
}

function shortText(at: Date, clock: Clock, words: TimeWords, look: MomentLook): string {
  if (look === "day") return formatDay(at, clock);
  if (look === "ago") return spanText(at, clock, words);
  const time = formatTime(at, clock);
  return isToday(at, clock)
    ? words("today", { time })
    : words("dayTime", { day: formatDay(at, clock), time });
}
