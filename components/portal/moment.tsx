import { Time } from "@/components/ui/text";
import {
  type Clock,
  formatDay,
  formatExact,
  formatTime,
  isToday,
  zoneName,
} from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";

export interface MomentProps {
  at: Date;
  clock: Clock;
  /** "17 Nov" instead of "17 Nov, 11:24". */
  dayOnly?: boolean;
}

/** A moment in the shop's zone, exact on hover. */
export function Moment({ at, clock, dayOnly }: MomentProps) {
  const t = useTranslations("time");
  const today = isToday(at, clock);
  const time = formatTime(at, clock);
  const day = formatDay(at, clock);
  const short = today ? t("today", { time }) : dayOnly ? day : t("dayTime", { day, time });
  const exact = { moment: formatExact(at, clock), zone: zoneName(clock.timeZone) };
  return (
    <Time iso={at.toISOString()} title={t("exact", exact)}>
      {short}
    </Time>
  );
}
