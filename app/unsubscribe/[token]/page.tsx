import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GoneView } from "@/app/gone/gone-view";
import { CustomerPage } from "@/components/portal/customer-page";
import { StopMails } from "@/components/portal/stop-mails";
import { stopTexts } from "@/components/portal/texts";
import { Card } from "@/components/ui/card";
import { getTranslations } from "@/lib/i18n/get-translations";
import { linkRead } from "@/lib/identity/access/customer-links";
import { hasOptedOut } from "@/lib/portal/preferences";
import { getPublicShop } from "@/lib/portal/public-shop";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const link = await linkRead.onPage("unsubscribe", (await params).token);
  const t = await getTranslations("portal");
  if (link.state !== "good") return { title: { absolute: t(`${link.state}.title`) } };
  const { name } = await getPublicShop(link.actor.shopId);
  return { title: { absolute: t("unsubscribe.title", { shop: name }) } };
}

/** Behind the unsubscribe link of a feedback mail. Viewing it changes nothing. */
export default async function UnsubscribePage({ params }: Props) {
  const { token } = await params;
  const link = await linkRead.onPage("unsubscribe", token);
  if (link.state === "unknown") notFound();
  if (link.state !== "good") return <GoneView link={link} purpose="unsubscribe" token={token} />;
  const { actor, topic } = link;
  if (!topic) notFound();
  const [shop, stopped] = await Promise.all([
    getPublicShop(actor.shopId),
    hasOptedOut(actor, topic),
  ]);
  return (
    <CustomerPage shop={shop} single>
      <Card className="p-5 sm:p-8">
        <StopMails
          token={token}
          purpose="unsubscribe"
          address={`/unsubscribe/${token}`}
          stopped={stopped}
          texts={await stopTexts({ topic, shop: shop.name })}
        />
      </Card>
    </CustomerPage>
  );
}
