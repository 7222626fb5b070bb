import { Time } from "@/components/ui/text";
import {
  type Clock,
  formatDay,
  formatExact,
  formatTime,
  isToday,
  spanBetween,
  zoneName,
} from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";

export interface MomentProps {
  at: Date;
  clock: Clock;
  /** "day": 17 Nov; "time": 17 Nov, 11:24 or today, 11:24; "ago": 42 min. */
  look?: "day" | "time" | "ago";
  className?: string;
}

/** A moment in the shop's zone; the exact time shows on hover. */
export function Moment({ at, clock, look = "time", className }: MomentProps) {
  const t = useTranslations("time");
  const words = () => {
    if (look === "day") return formatDay(at, clock);
    if (look === "ago") {
      const { unit, ...span } = spanBetween(at, clock.now);
      return t(unit, span);
    }
    const time = formatTime(at, clock);
    return isToday(at, clock)
      ? t("today", { time })
      : t("dayTime", { day: formatDay(at, clock), time });
  };
  const exact = t("exact", { moment: formatExact(at, clock), zone: zoneName(clock.timeZone) });
  return (
    <Time iso={at.toISOString()} title={exact} className={className}>
      {words()}
    </Time>
  );
}
