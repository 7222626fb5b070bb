import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { formatList } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { Role } from "@/lib/identity/actor";

export interface SettingsDeniedProps {
  name: string;
  role: Role;
  /** Who can change settings. */
  keepers: string[];
  locale: string;
}

/** For agents: whom to ask. */
export function SettingsDenied({ name, role, keepers, locale }: SettingsDeniedProps) {
  const t = useTranslations("settings.denied");
  return (
    <EmptyState
      icon="lock"
      headingLevel={1}
      title={t("title")}
      actions={
        <LinkButton as={Link} href="/orders">
          {t("back")}
        </LinkButton>
      }
    >
      {keepers.length > 0
        ? t("text", { name, role, keepers: formatList(locale, keepers) })
        : t("textAlone", { name, role })}
    </EmptyState>
  );
}
