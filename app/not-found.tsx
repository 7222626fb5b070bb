import { NotFoundDoor } from "@/components/shell/not-found-door";
import { getTranslations } from "@/lib/i18n/get-translations";

export default async function NotFoundPage() {
  const t = await getTranslations("dashboard.notFound");
  return <NotFoundDoor title={t("title")} lead={t("text")} start={t("start")} find={t("find")} />;
}
