import type { Metadata } from "next";
import { StrangerView } from "@/components/portal/stranger-view";
import { getTranslations } from "@/lib/i18n/get-translations";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal.closed");
  return { title: { absolute: t("title") } };
}

/** Where order pages that are not open on this device lead, with status 404. */
export default async function ClosedPage() {
  const t = await getTranslations("portal.closed");
  return <StrangerView title={t("title")} text={t("text")} />;
}
