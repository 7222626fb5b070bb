import { NotFoundBody } from "@/components/shell/not-found-body";
import { getTranslations } from "@/lib/i18n/get-translations";

export default async function DashboardNotFoundPage() {
  const [t, places] = await Promise.all([
    getTranslations("dashboard.notFound"),
    getTranslations("places"),
  ]);
  return <NotFoundBody title={t("title")} text={t("text")} orders={places("allOrders")} />;
}
