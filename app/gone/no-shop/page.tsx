import type { Metadata } from "next";
import { StrangerView } from "@/components/portal/stranger-view";
import { getTranslations } from "@/lib/i18n/get-translations";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("find");
  return { title: { absolute: t("noShop") } };
}

/** Where "Find my order" of a shop there is not leads, with status 404. */
export default async function NoShopPage() {
  const t = await getTranslations("find");
  return <StrangerView title={t("noShop")} text={t("noShopText")} />;
}
