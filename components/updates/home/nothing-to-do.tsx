import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useTranslations } from "@/lib/i18n/use-translations";

/** What replaces the member's lists when nothing needs them. */
export function NothingToDo() {
  const t = useTranslations("home.done");
  const buttons = useTranslations("buttons");
  return (
    <EmptyState
      icon="circle-check"
      title={t("title")}
      actions={
        <>
          <LinkButton as={Link} href="/orders?filter=open">
            {buttons("goToOrders")}
          </LinkButton>
          <LinkButton as={Link} href="/ratings" variant="quiet">
            {t("ratings")}
          </LinkButton>
        </>
      }
    >
      {t("text")}
    </EmptyState>
  );
}
