import type { Metadata } from "next";
import { StrangerView } from "@/components/portal/stranger-view";
import { getTranslations } from "@/lib/i18n/get-translations";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("my.left");
  return { title: { absolute: t("title") } };
}

/** After "Sign out on this device". */
export default async function LeftPage() {
  const t = await getTranslations("my.left");
  return <StrangerView title={t("title")} text={t("text")} />;
}
