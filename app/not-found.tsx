import { Door } from "@/components/shell/door";
import { LinkButton } from "@/components/ui/button";
import { getTranslations } from "@/lib/i18n/get-translations";

export default async function NotFoundPage() {
  const t = await getTranslations("dashboard.notFound");
  return (
    <Door title={t("title")} lead={t("text")}>
      <LinkButton href="/">{t("start")}</LinkButton>
      <LinkButton href="/find" variant="quiet">
        {t("find")}
      </LinkButton>
    </Door>
  );
}
