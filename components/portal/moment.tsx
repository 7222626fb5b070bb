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

/** A moment in the shop's zone: for programs, exact, and in short. */
export function useMomentWords() {
  const t = useTranslations("time");
  return ({ at, clock, dayOnly }: MomentProps) => ({
    iso: at.toISOString(),
    exact: t("exact", { moment: formatExact(at, clock), zone: zoneName(clock.timeZone) }),
    short: short(t, { at, clock, dayOnly }),
  });
}

type Words = ReturnType<typeof useTranslations<"time">>;

function short(t: Words, { at, clock, dayOnly }: MomentProps): string {
  if (isToday(at, clock)) return t("today", { time: formatTime(at, clock) });
  const day = formatDay(at, clock);
  return dayOnly ? day : t("dayTime", { day, time: formatTime(at, clock) });
}

/** A moment in the shop's zone, exact on hover. */
export function Moment(props: MomentProps) {
  const { iso, exact, short: words } = useMomentWords()(props);
  return (
    <Time iso={iso} title={exact}>
      {words}
    </Time>
  );
}
