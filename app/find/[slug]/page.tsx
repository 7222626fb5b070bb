import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CustomerPage } from "@/components/portal/customer-page";
import { FindForm } from "@/components/portal/find-form";
import { NoticeCard } from "@/components/portal/notice-card";
import { getTranslations } from "@/lib/i18n/get-translations";
import { shopRead } from "@/lib/portal/find/queries";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const shop = await shopRead.onPage((await params).slug);
  const t = await getTranslations("find");
  return { title: { absolute: shop ? t("titleShop", { shop: shop.name }) : t("noShop") } };
}

/** "Find my order": mails the link to whoever knows the number and the address. */
export default async function FindOrderPage({ params }: Props) {
  const { slug } = await params;
  const shop = await shopRead.onPage(slug);
  if (!shop) notFound();
  const [t, portal, form, buttons, places] = await Promise.all([
    getTranslations("find"),
    getTranslations("portal"),
    getTranslations("form"),
    getTranslations("buttons"),
    getTranslations("places"),
  ]);
  return (
    <CustomerPage shop={shop} single>
      <NoticeCard title={places("findOrder")} text={t("lead")}>
        <FindForm
          slug={slug}
          requestId={crypto.randomUUID()}
          texts={{
            number: t("number"),
            numberHint: t("numberHint"),
            email: t("email"),
            submit: buttons("mailLink"),
            sending: form("pending.sending"),
            unreachable: portal("meanwhile.unreachable"),
          }}
        />
      </NoticeCard>
    </CustomerPage>
  );
}
