import { formatList } from "@/lib/base/format";
import type { Locale } from "@/lib/i18n/locales";
import { texts } from "@/lib/i18n/texts";
import { checkTemplate, type Warning } from "@/lib/nps/templates/check-template";
import { hasRateLink } from "@/lib/nps/templates/template-fields";

/** One thing to know about a template. `bad`: it cannot be sent as an invitation. */
export type Finding = { key: string; tone: "bad" | "warn"; text: string };

type Draft = { subject: string; body: string; loudWords: string[] | null };

/** Findings named one by one; the count tells of the rest. */
const NAMED_MAX = 20;

/** What the check says about a template, in words, gravest first; nothing where all is well. */
export function describeWarnings(locale: string, draft: Draft): Finding[] {
  const t = texts(locale, "npsTemplates");
  const warnings = checkTemplate(draft).map((warning) => ({
    key: warning.code,
    tone: "warn" as const,
    text: sentence(locale, warning),
  }));
  if (hasRateLink(draft.body)) return warnings;
  return [{ key: "noRateLink", tone: "bad", text: t("warnings.no_rate_link") }, ...warnings];
}

/** The same of a template in all its languages; what a translation is warned about names it. */
export function describeAllWarnings(
  locale: string,
  words: readonly (Omit<Draft, "loudWords"> & { locale: Locale })[],
  loudWords: string[] | null,
): Finding[] {
  const t = texts(locale, "npsTemplates");
  const languages = texts(locale, "mailSettings");
  return words.flatMap((one, index) =>
    describeWarnings(locale, { ...one, loudWords }).map((finding) =>
      index === 0
        ? finding
        : {
            ...finding,
            key: `${one.locale}.${finding.key}`,
            text: t("inLanguage", {
              language: languages(`texts.${one.locale}`),
              text: finding.text,
            }),
          },
    ),
  );
}

function sentence(locale: string, { code, words, count }: Warning): string {
  const t = texts(locale, "npsTemplates");
  const quoted = words.slice(0, NAMED_MAX).map((word) => t("quoted", { word }));
  return t(`warnings.${code}`, { count, words: formatList(locale, quoted) });
}
