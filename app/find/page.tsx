import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { StrangerPage } from "@/components/portal/notice-card";
import { getTranslations } from "@/lib/i18n/get-translations";
import { onlyShop } from "@/lib/portal/find/queries";

export async function generateMetadata(): Promise<Metadata> {
  const places = await getTranslations("places");
  return { title: { absolute: places("findOrder") } };
}

/** "Find my order" without naming a shop; if there is only one, it is used. */
export default async function FindPage() {
  const slug = await onlyShop();
  if (slug) redirect(`/find/${slug}`);
  const t = await getTranslations("find");
  return <StrangerPage title={t("which")} text={t("whichText")} />;
}
