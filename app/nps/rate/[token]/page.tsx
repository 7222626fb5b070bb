import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { GoneView } from "@/app/gone/gone-view";
import { AnswerReceived } from "@/components/nps/answer/answer-received";
import { RateForm } from "@/components/nps/answer/rate-form";
import { CustomerPage } from "@/components/portal/customer-page";
import { getTranslations } from "@/lib/i18n/get-translations";
import { npsLinkRead } from "@/lib/identity/access/nps-links";
import { getAnswer, getQuestions } from "@/lib/nps/answer/queries";
import { scoreOf } from "@/lib/nps/answer/schema";
import { getPublicShop } from "@/lib/portal/public-shop";

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const link = await npsLinkRead.onPage((await params).token);
  if (link.state !== "good" && link.state !== "answered") {
    const t = await getTranslations("portal");
    const over = link.state === "expired" ? "expired" : "unknown";
    return { title: { absolute: t(`${over}.title`) } };
  }
  const [t, { name }] = await Promise.all([getTranslations("npsRate"), getPublicShop(link.shopId)]);
  return { title: { absolute: t("title", { shop: name }) } };
}

/**
 * The page of a rating link: the question with the tapped score chosen, and why. Viewing it changes
 * nothing. Whoever comes after an answer or too late sees it only where the shop has no page of its own for that.
 */
export default async function NpsRatePage({ params, searchParams }: Props) {
  const { token } = await params;
  const address = `/nps/rate/${token}`;
  const [link, query] = await Promise.all([npsLinkRead.onPage(token), searchParams]);
  if (link.state === "unknown" || link.state === "revoked") notFound();
  if (link.state === "expired") {
    return <GoneView link={link} purpose="nps" token={token} />;
  }
  const locale = await getLocale();
  if (link.state === "good") {
    const [shop, questions] = await Promise.all([
      getPublicShop(link.shopId),
      getQuestions(link.actor, locale),
    ]);
    return (
      <CustomerPage shop={shop} single>
        <RateForm
          address={address}
          shopName={shop.name}
          orderNumber={link.orderNumber}
          tapped={scoreOf(query.rating)}
          questions={questions}
        />
      </CustomerPage>
    );
  }
  const [shop, answer] = await Promise.all([
    getPublicShop(link.shopId),
    getAnswer(link.actor, locale),
  ]);
  const clock = { locale, timeZone: shop.timeZone, now: new Date() };
  return (
    <CustomerPage shop={shop} single>
      <AnswerReceived answer={answer} clock={clock} commentPage={`/nps/thanks/${token}`} />
    </CustomerPage>
  );
}
