import { EmptyList } from "@/components/list/empty-list";
import { formatList } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";

export interface EraseDeniedProps {
  /** Owners and admins. */
  keepers: string[];
  locale: string;
  back: string;
}

/** For agents: whom to ask. */
export function EraseDenied({ keepers, locale, back }: EraseDeniedProps) {
  const t = useTranslations("customers");
  return (
    <EmptyList
      icon="lock"
      headingLevel={1}
      title={t("erase.deniedTitle")}
      way={{ href: back, label: t("erase.keep") }}
    >
      {t("erase.deniedText", { keepers: formatList(locale, keepers) })}
    </EmptyList>
  );
}
