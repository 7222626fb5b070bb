import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";

export default async function DashboardNotFoundPage() {
  const t = await getTranslations("dashboard.notFound");
  const places = await getTranslations("places");
  return (
    <PageBody>
      <EmptyState
        icon="map-pin-off"
        headingLevel={1}
        title={t("title")}
        actions={
          <LinkButton as={Link} href="/orders">
            {places("allOrders")}
          </LinkButton>
        }
      >
        {t("text")}
      </EmptyState>
    </PageBody>
  );
}
