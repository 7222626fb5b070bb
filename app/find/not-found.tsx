import { useTranslations } from "next-intl";
import { StrangerPage } from "@/components/portal/notice-card";

/** A shop there is none of. */
export default function NoShopPage() {
  const t = useTranslations("find");
  return <StrangerPage title={t("noShop")} text={t("noShopText")} />;
}
