import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { GoneView } from "@/app/gone/gone-view";
import { CustomerPage } from "@/components/portal/customer-page";
import { NoticeCard } from "@/components/portal/notice-card";
import { ShareList } from "@/components/portal/share-list";
import { CopyField } from "@/components/ui/copy-field";
import { getTranslations } from "@/lib/i18n/get-translations";
import { linkRead } from "@/lib/identity/access/customer-links";
import type { CustomerActor } from "@/lib/identity/actor";
import { getSharePage } from "@/lib/portal/share-page";

type Props = { params: Promise<{ token: string }> };

const readShare = cache((actor: CustomerActor) => getSharePage(actor));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const link = await linkRead.onPage("share", (await params).token);
  const t = await getTranslations("portal");
  if (link.state !== "good") return { title: { absolute: t(`${link.state}.title`) } };
  const { shop } = await readShare(link.actor);
  return { title: { absolute: t("share.title", { shop: shop.name }) } };
}

/** Linked from the thank-you email: the text for networks that ignore one in a link. */
export default async function SharePage({ params }: Props) {
  const { token } = await params;
  const link = await linkRead.onPage("share", token);
  if (link.state === "unknown") notFound();
  if (link.state !== "good") return <GoneView link={link} purpose="share" token={token} />;
  const [{ shop, text, shares }, t, buttons] = await Promise.all([
    readShare(link.actor),
    getTranslations("portal.share"),
    getTranslations("buttons"),
  ]);
  return (
    <CustomerPage shop={shop} single>
      <NoticeCard title={t("title", { shop: shop.name })} text={t("text")}>
        <CopyField
          id="text"
          label={t("label")}
          value={text}
          rows={4}
          texts={{
            copy: buttons("copy"),
            copied: buttons("copied"),
            byHand: t("byHand"),
          }}
        />
        {shares.length > 0 && <ShareList shares={shares} />}
      </NoticeCard>
    </CustomerPage>
  );
}
