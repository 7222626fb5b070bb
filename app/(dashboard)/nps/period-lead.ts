import { type Clock, formatDay, zoneName } from "@/lib/base/format";
import type { getTranslations } from "@/lib/i18n/get-translations";
import type { Period } from "@/lib/nps/report/periods";

type Words = Awaited<ReturnType<typeof getTranslations<"npsReport">>>;

/** What the figures cover, in a sentence: which days, compared with what, in which time zone. */
export function periodLead(t: Words, { from, to, days }: Period, clock: Clock): string {
  const zone = zoneName(clock.timeZone);
  // Days of the calendar, written as they are.
  const written = (day: string) =>
    formatDay(new Date(`${day}T00:00:00Z`), { ...clock, timeZone: "UTC" });
  if (from === null || days === null) return t("leadAll", { to: written(to), zone });
  if (days === 1) return t("leadOneDay", { day: written(from), zone });
  return t("lead", { from: written(from), to: written(to), days, zone });
}
