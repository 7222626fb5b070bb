import type { Metadata } from "next";
import { StrangerView } from "@/components/portal/stranger-view";
import { getTranslations } from "@/lib/i18n/get-translations";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal.unknown");
  return { title: { absolute: t("title") } };
}

/** Where unknown links lead, with status 404: not-found pages alone are blank without scripts. */
export default async function UnknownPage() {
  const t = await getTranslations("portal.unknown");
  return <StrangerView title={t("title")} text={t("text")} />;
}
