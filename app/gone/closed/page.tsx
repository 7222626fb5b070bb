import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClosedOrder } from "@/components/portal/closed-order";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal.closed");
  return { title: { absolute: t("title") } };
}

/** Where order pages that are not open on this device lead, with status 404. */
export default ClosedOrder;
