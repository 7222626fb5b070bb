import { StrangerPage } from "@/components/portal/notice-card";
import { useTranslations } from "@/lib/i18n/use-translations";

/** An unknown shop. */
export default function NoShopPage() {
  const t = useTranslations("find");
  return <StrangerPage title={t("noShop")} text={t("noShopText")} />;
}
