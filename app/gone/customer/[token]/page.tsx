import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { CustomerPage } from "@/components/portal/customer-page";
import { FreshLinkForm } from "@/components/portal/fresh-link-form";
import { NoticeCard } from "@/components/portal/notice-card";
import { getTranslations } from "@/lib/i18n/get-translations";
import { ownLinkRead } from "@/lib/identity/access/own-customer-links";
import { LINK_DAYS } from "@/lib/mail/links";
import { ownGonePage } from "@/lib/portal/addresses";
import { getPublicShop } from "@/lib/portal/public-shop";

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal.expired");
  return { title: { absolute: t("title") } };
}

/** Where links to all orders that are too old lead, with status 410; and what "Email me a new link" says. */
export default async function OwnGonePage({ params, searchParams }: Props) {
  const { token } = await params;
  const link = await ownLinkRead.onPage(token);
  if (link.state === "good") redirect(`/my/enter/${token}`);
  if (link.state === "unknown") notFound();
  const [shop, t, portal] = await Promise.all([
    getPublicShop(link.shopId),
    getTranslations("my.gone"),
    getTranslations("portal"),
  ]);
  if ((await searchParams).sent) {
    return (
      <CustomerPage shop={shop} single>
        <NoticeCard title={portal("freshLink.sent")} text={t("sentText")} />
      </CustomerPage>
    );
  }
  return (
    <CustomerPage shop={shop} single>
      <NoticeCard title={portal("expired.title")} text={t("text", { days: LINK_DAYS })}>
        <FreshLinkForm
          address={`${ownGonePage(token)}/fresh-link`}
          requestId={crypto.randomUUID()}
          label={portal("freshLink.submit")}
          big
        />
      </NoticeCard>
    </CustomerPage>
  );
}
