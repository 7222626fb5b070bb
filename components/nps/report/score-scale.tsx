import { SectionHead } from "@/components/ui/layout";
import { useTranslations } from "@/lib/i18n/use-translations";
import { LEVELS, levelOf, RANK_FROM } from "@/lib/nps/report/scale";
import { answersIn, type BandCounts, npsMargin, npsScore } from "@/lib/nps/score";

/** The five ranges of a score in words, with the shop's own among them. */
export function ScoreScale({ counts }: { counts: BandCounts }) {
  const t = useTranslations("npsReport.scale");
  const [score, margin] = [npsScore(counts), npsMargin(counts)];
  const sure = score !== null && margin !== null && answersIn(counts) >= RANK_FROM;
  const low = sure ? Math.max(-100, Math.round(score - margin)) : null;
  const high = sure ? Math.min(100, Math.round(score + margin)) : null;
  const own = score === null ? null : levelOf(score);
  return (
    <section>
      <SectionHead title={score === null ? t("titleNone") : t("title", { score })} />
      {own && low !== null && high !== null && (
        <p className="-mt-1.5 mb-2 text-sm text-muted">
          {t("lead", { level: t(`words.${own}`), low, high })}
        </p>
      )}
      <ol className="divide-y divide-border border-y border-border">
        {LEVELS.map((level) => (
          <li
            key={level.name}
            aria-current={level.name === own || undefined}
            className="grid grid-cols-[5.5rem_minmax(0,1fr)_auto] items-baseline gap-x-3 px-2.5 py-2 aria-[current]:bg-accent-soft"
          >
            <span className="tabular-nums">{t(level.name)}</span>
            <span className="text-muted">{t(`words.${level.name}`)}</span>
            <span className="text-end text-sm font-strong">
              {level.name === own && t("here")}
              {level.name !== own && low !== null && high !== null && (
                <span className="font-normal text-muted">
                  {level.to >= low && level.from <= high && t("reach")}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
