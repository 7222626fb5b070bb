import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody } from "@/components/ui/layout";
import { SubmitButton } from "@/components/ui/submit-button";
import { pathId } from "@/lib/http/or-not-found";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { findShopOfOrder } from "@/lib/identity/session/own-shops";
import { switchShop } from "@/lib/shops/actions";
import { readShop } from "@/lib/shops/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dashboard.otherShop");
  return { title: t("pageTitle") };
}

/** An order of another of one's shops: asks before changing the shop. */
export default async function OtherShopPage({ searchParams }: PageProps) {
  const orderId = pathId(String((await searchParams).order));
  const member = await pageMember(`/orders/${orderId}`);
  const [t, current, other] = await Promise.all([
    getTranslations("dashboard.otherShop"),
    readShop(member),
    findShopOfOrder(member, orderId),
  ]);
  if (!other) notFound();
  if (other.id === member.shopId) redirect(`/orders/${orderId}`);
  return (
    <PageBody>
      <EmptyState
        icon="store"
        headingLevel={1}
        title={t("title", { shop: other.name })}
        actions={
          <form action={switchShop} className="flex flex-wrap gap-2">
            <input type="hidden" name="to" value={other.id} />
            <input type="hidden" name="next" value={`/orders/${orderId}`} />
            <SubmitButton>{t("switch", { shop: other.name })}</SubmitButton>
            <LinkButton as={Link} href="/orders">
              {t("stay", { current: current.name })}
            </LinkButton>
          </form>
        }
      >
        {t("text", { current: current.name })}
      </EmptyState>
    </PageBody>
  );
}
