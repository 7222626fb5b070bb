import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CustomerPage } from "@/components/portal/customer-page";
import { StopMails } from "@/components/portal/stop-mails";
import { stopTexts } from "@/components/portal/texts";
import { Card } from "@/components/ui/card";
import { getTranslations } from "@/lib/i18n/get-translations";
import { npsLinkRead } from "@/lib/identity/access/nps-links";
import { hasOptedOut } from "@/lib/portal/preferences";
import { getPublicShop } from "@/lib/portal/public-shop";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal.unsubscribe");
  return { title: { absolute: t("heading", { topic: "nps" }) } };
}

/** "Unsubscribe from questions like this". Viewing it changes nothing. */
export default async function StopQuestionsPage({ params }: Props) {
  const { token } = await params;
  const link = await npsLinkRead.onPage(token);
  if (link.state !== "good" && link.state !== "answered") notFound();
  const [shop, stopped] = await Promise.all([
    getPublicShop(link.shopId),
    hasOptedOut(link.actor, "nps"),
  ]);
  const back = (await getTranslations("npsRate"))("refused.rating.back");
  return (
    <CustomerPage shop={shop} single>
      <Card className="p-5 sm:p-8">
        <StopMails
          token={token}
          purpose="nps"
          address={`/nps/rate/${token}/stop`}
          stopped={stopped}
          texts={await stopTexts({ topic: "nps", shop: shop.name })}
        />
      </Card>
      {link.state === "good" && (
        <p className="px-1 pt-2 text-sm">
          <a href={`/nps/rate/${token}`} className="inline-block py-3">
            {back}
          </a>
        </p>
      )}
    </CustomerPage>
  );
}
