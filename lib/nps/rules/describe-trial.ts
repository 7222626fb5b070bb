import { formatDay } from "@/lib/base/format";
import { texts } from "@/lib/i18n/texts";
import { TRIAL_DAYS, TRIAL_MAX, type Trial } from "@/lib/nps/rules/try-rule";

/** A trial as the form shows it: nothing but words. */
export type TrialWords = {
  title: string;
  /** What it would have caught, what not and why. */
  lines: string[];
  /** Above the answers; null when there are none. */
  heading: string | null;
  answers: { id: number; who: string; where: string; comment: string | null }[];
};

/** What a rule would have done with past answers, in words; days are the shop's. */
export function describeTrial(trial: Trial, locale: string, timeZone: string): TrialWords {
  const t = texts(locale, "npsRules");
  const clock = { locale, timeZone, now: new Date() };
  return {
    title: t("trial.title", { days: TRIAL_DAYS }),
    lines: [
      t("trial.caught", { count: trial.caught }),
      trial.earlier > 0 && t("trial.earlier", { count: trial.earlier }),
      trial.unknown > 0 && t("trial.unknown", { count: trial.unknown }),
      trial.more && t("trial.more", { max: TRIAL_MAX }),
      t("trial.saveNot"),
    ].filter((line) => line !== false),
    heading: trial.newest.length > 0 ? t("trial.newest", { count: trial.newest.length }) : null,
    answers: trial.newest.map(({ id, score, comment, customerName, channel, category, at }) => ({
      id,
      who: t("trial.answer", { score, name: customerName }),
      where: t("trial.place", { channel, category, day: formatDay(at, clock) }),
      comment,
    })),
  };
}
