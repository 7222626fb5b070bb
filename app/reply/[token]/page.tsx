import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { GoneView } from "@/app/gone/gone-view";
import { ApologyForm } from "@/components/portal/apology-form";
import { CustomerPage } from "@/components/portal/customer-page";
import { NoticeCard } from "@/components/portal/notice-card";
import { RatedBefore } from "@/components/ratings/rated-before";
import { getTranslations } from "@/lib/i18n/get-translations";
import { linkRead } from "@/lib/identity/access/customer-links";
import type { CustomerActor } from "@/lib/identity/actor";
import { getPortalOrder } from "@/lib/portal/queries";
import { findOpenFollowUp } from "@/lib/portal/reply-to-apology";

type Props = { params: Promise<{ token: string }> };

const readRated = cache((actor: CustomerActor) => getPortalOrder(actor));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const link = await linkRead.onPage("reply", (await params).token);
  const t = await getTranslations("portal");
  if (link.state !== "good") return { title: { absolute: t(`${link.state}.title`) } };
  const { shop } = await readRated(link.actor);
  return { title: { absolute: t("apology.title", { shop: shop.name }) } };
}

/** Behind the reply link of an apology: the rated conversation in short, and a box for a message. */
export default async function ReplyPage({ params }: Props) {
  const { token } = await params;
  const link = await linkRead.onPage("reply", token);
  if (link.state === "unknown") notFound();
  if (link.state !== "good") return <GoneView link={link} purpose="reply" token={token} />;
  const [{ shop, conversations }, followUp, t, ui, form] = await Promise.all([
    readRated(link.actor),
    findOpenFollowUp(link.actor),
    getTranslations("portal"),
    getTranslations("ui"),
    getTranslations("form"),
  ]);
  const [rated] = conversations;
  if (!rated?.rating) notFound();
  return (
    <CustomerPage shop={shop} single>
      <NoticeCard
        title={t("apology.heading")}
        text={followUp ? t("apology.textOpen") : t("apology.text")}
      >
        <RatedBefore
          title={t("apology.about", { title: rated.title })}
          rating={rated.rating}
          given={ui("starsOf", { value: rated.rating.stars })}
        />
        <ApologyForm
          token={token}
          submissionId={crypto.randomUUID()}
          texts={{
            label: t("apology.label"),
            submit: t("apology.submit"),
            sending: form("pending.sending"),
            unreachable: t("meanwhile.unreachable"),
          }}
        />
      </NoticeCard>
    </CustomerPage>
  );
}
