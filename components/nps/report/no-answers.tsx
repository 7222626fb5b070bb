import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useTranslations } from "@/lib/i18n/use-translations";

/** A shop without answers yet: why, and how to get some. */
export function NoAnswers({ admin }: { admin: boolean }) {
  const t = useTranslations("npsReport.empty");
  return (
    <EmptyState
      icon="gauge"
      title={t("title")}
      actions={
        admin && (
          <LinkButton as={Link} href="/settings/nps">
            {t("settings")}
          </LinkButton>
        )
      }
    >
      {t(admin ? "text" : "textAgent")}
    </EmptyState>
  );
}

/** A period or filter that holds none of the answers there are. */
export function NoneInPeriod() {
  const t = useTranslations("npsReport.empty");
  const buttons = useTranslations("buttons");
  return (
    <EmptyState
      icon="search"
      title={t("period")}
      actions={
        <LinkButton as={Link} href="/nps?period=all">
          {buttons("showAllAnswers")}
        </LinkButton>
      }
    >
      {t("periodText")}
    </EmptyState>
  );
}
