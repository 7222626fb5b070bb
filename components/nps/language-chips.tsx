import { Link } from "@/components/shell/link";
import { Chip, Chips } from "@/components/ui/chip";
import { LOCALES } from "@/lib/base/vocabularies";
import type { Locale } from "@/lib/i18n/locales";
import { useTranslations } from "@/lib/i18n/use-translations";

export interface LanguageChipsProps {
  /** Of the page, without the language. */
  path: string;
  current: Locale;
}

/** Which language of what customers read a page is about. */
export function LanguageChips({ path, current }: LanguageChipsProps) {
  const t = useTranslations("mailSettings.texts");
  const labels = useTranslations("labels");
  return (
    <Chips label={labels("language")}>
      {LOCALES.map((name) => (
        <Chip key={name} as={Link} href={`${path}?locale=${name}`} current={name === current}>
          {t(name)}
        </Chip>
      ))}
    </Chips>
  );
}
