import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StrangerView } from "@/components/portal/stranger-view";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal.closed");
  return { title: { absolute: t("title") } };
}

/** Where order pages that are not open on this device lead, with status 404. */
export default async function ClosedPage() {
  const t = await getTranslations("portal.closed");
  return <StrangerView title={t("title")} text={t("text")} />;
}
