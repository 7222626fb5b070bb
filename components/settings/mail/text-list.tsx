import { Link } from "@/components/shell/link";
import { HairlineList } from "@/components/ui/card";
import { Setting } from "@/components/ui/settings";
import { formatList } from "@/lib/base/format";
import type { Locale } from "@/lib/i18n/locales";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { MailKind } from "@/lib/mail/kinds";

export interface TextListProps {
  own: { kind: MailKind; locales: Locale[] }[];
  locale: string;
}

/** Every mail whose words can be changed, and in which languages they were. */
export function TextList({ own, locale }: TextListProps) {
  const t = useTranslations("mailSettings.texts");
  const places = useTranslations("places");
  const kinds = useTranslations("mailKinds");
  const names = (locales: Locale[]) =>
    formatList(
      locale,
      locales.map((name) => t(name)),
    );
  return (
    <Setting id="texts" title={places("mailTexts")} lead={t("lead")}>
      <HairlineList>
        {own.map(({ kind, locales }) => (
          <li
            key={kind}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-2.5"
          >
            <Link href={`/settings/mail/texts/${kind}`} className="plain cover font-strong">
              {kinds(kind)}
            </Link>
            <span className="text-sm text-muted">
              {locales.length > 0 ? t("ownIn", { languages: names(locales) }) : t("default")}
            </span>
          </li>
        ))}
      </HairlineList>
    </Setting>
  );
}
