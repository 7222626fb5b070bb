import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StrangerPage } from "@/components/portal/notice-card";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal.left");
  return { title: { absolute: t("title") } };
}

/** After "Close this page on this device". */
export default async function LeftPage() {
  const t = await getTranslations("portal.left");
  return <StrangerPage title={t("title")} text={t("text")} />;
}
