import type { Metadata } from "next";
import { StrangerPage } from "@/components/portal/notice-card";
import { getTranslations } from "@/lib/i18n/get-translations";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal.left");
  return { title: { absolute: t("title") } };
}

/** After "Close this page on this device". */
export default async function LeftPage() {
  const t = await getTranslations("portal.left");
  return <StrangerPage title={t("title")} text={t("text")} />;
}
