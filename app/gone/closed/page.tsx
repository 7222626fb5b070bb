import type { Metadata } from "next";
import { ClosedOrder } from "@/components/portal/closed-order";
import { getTranslations } from "@/lib/i18n/get-translations";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal.closed");
  return { title: { absolute: t("title") } };
}

/** Where order pages that are not open on this device lead, with status 404. */
export default ClosedOrder;
