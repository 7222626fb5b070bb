import { useTranslations } from "@/lib/i18n/use-translations";
import { type CoveragePart, CoverageSwatch } from "./coverage-bar";

const PARTS: CoveragePart[] = ["answered", "unanswered", "waiting", "unasked"];

/** What the parts of the bars are. */
export function CoverageLegend() {
  const t = useTranslations("npsAsking.coverage.legend");
  return (
    <ul aria-label={t("label")} className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      {PARTS.map((part) => (
        <li key={part} className="flex items-center gap-1.5">
          <CoverageSwatch part={part} />
          {t(part)}
        </li>
      ))}
    </ul>
  );
}
