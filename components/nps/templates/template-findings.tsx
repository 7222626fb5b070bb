"use client";

import { Icon } from "@/components/ui/icon";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { Finding } from "@/lib/nps/templates/describe-warnings";

/** What the check says, in words; it warns and forbids nothing. */
export function TemplateFindings({ findings }: { findings: Finding[] }) {
  const t = useTranslations("npsTemplates.check");
  return (
    <section aria-live="polite" className="grid grid-cols-1 gap-2">
      <h2>{t("title")}</h2>
      {findings.length === 0 ? (
        <p className="flex items-start gap-2">
          <Icon name="circle-check" className="mt-0.5 text-positive" />
          {t("good")}
        </p>
      ) : (
        <ul className="grid grid-cols-1 gap-2">
          {findings.map(({ key, tone, text }) => (
            <li key={key} className="flex items-start gap-2 wrap-anywhere">
              <Icon
                name={tone === "bad" ? "circle-alert" : "triangle-alert"}
                className={tone === "bad" ? "mt-0.5 text-danger" : "mt-0.5 text-warning"}
              />
              <span className="min-w-0">{text}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="text-sm text-muted">{t("lead")}</p>
    </section>
  );
}
