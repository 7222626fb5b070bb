import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { CustomerPage } from "@/components/portal/customer-page";
import { NoticeCard } from "@/components/portal/notice-card";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatDay } from "@/lib/base/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import { ownLinkRead } from "@/lib/identity/access/own-customer-links";
import { getPublicShop } from "@/lib/portal/public-shop";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const link = await ownLinkRead.onPage((await params).token);
  const t = await getTranslations();
  if (link.state !== "good") return { title: { absolute: t("portal.unknown.title") } };
  const { name } = await getPublicShop(link.actor.shopId);
  return { title: { absolute: t("my.enter.title", { shop: name }) } };
}

/** Behind the link to all orders: asks before it opens them, because looking changes nothing. */
export default async function EnterPage({ params }: Props) {
  const { token } = await params;
  const link = await ownLinkRead.onPage(token);
  if (link.state !== "good") notFound();
  const [shop, t, locale] = await Promise.all([
    getPublicShop(link.actor.shopId),
    getTranslations("my.enter"),
    getLocale(),
  ]);
  const clock = { locale, timeZone: shop.timeZone, now: new Date() };
  return (
    <CustomerPage shop={shop} single>
      <NoticeCard title={t("heading")} text={t("text", { date: formatDay(link.expiresAt, clock) })}>
        <form method="post" action={`/my/enter/${token}/open`}>
          <SubmitButton big wide>
            {t("submit")}
          </SubmitButton>
        </form>
      </NoticeCard>
    </CustomerPage>
  );
}
