import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { CommentForm } from "@/components/nps/answer/comment-form";
import { CustomerPage } from "@/components/portal/customer-page";
import { NoticeCard } from "@/components/portal/notice-card";
import { NPS_ANSWER_LIMITS } from "@/lib/base/limits";
import { getTranslations } from "@/lib/i18n/get-translations";
import { npsLinkRead } from "@/lib/identity/access/nps-links";
import { getAnswer } from "@/lib/nps/answer/queries";
import { getPublicShop } from "@/lib/portal/public-shop";

type Props = { params: Promise<{ token: string }> };

const readAnswered = cache(async (token: string) => {
  const link = await npsLinkRead.onPage(token);
  if (link.state === "good") redirect(`/nps/rate/${token}`);
  if (link.state !== "answered") notFound();
  return { actor: link.actor, shop: await getPublicShop(link.shopId) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { shop } = await readAnswered((await params).token);
  const t = await getTranslations("npsRate.thanks");
  return { title: { absolute: t("title", { shop: shop.name }) } };
}

/** Our own page after an answer: thanks, and the comment that went with it, to be changed or added. */
export default async function NpsThanksPage({ params }: Props) {
  const { token } = await params;
  const { actor, shop } = await readAnswered(token);
  const [answer, t, ui, portal, form] = await Promise.all([
    getLocale().then((locale) => getAnswer(actor, locale)),
    getTranslations("npsRate.thanks"),
    getTranslations("ui"),
    getTranslations("portal"),
    getTranslations("form"),
  ]);
  const mail = () => <a href={`mailto:${shop.replyTo}`}>{shop.replyTo}</a>;
  return (
    <CustomerPage shop={shop} single>
      <NoticeCard
        title={t("heading")}
        text={
          <>
            <span className="block whitespace-pre-line wrap-anywhere">{answer.thanks}</span>
            <span className="mt-2 block text-sm">{t("given", { score: answer.score })}</span>
          </>
        }
      >
        <CommentForm
          token={token}
          address={`/nps/thanks/${token}`}
          comment={answer.comment}
          texts={{
            question: answer.question,
            hint: t("hint"),
            submit: t("submit"),
            sending: form("pending.sending"),
            sent: t("sent"),
            yours: t("yours"),
            add: t("add"),
            change: t("change"),
            countText: ui("countText"),
            maxText: ui("maxText", { max: NPS_ANSWER_LIMITS.comment.maxLength }),
            unreachable: portal("meanwhile.unreachable"),
          }}
        />
        {answer.band !== "promoter" && (
          <p className="text-sm text-muted">{t.rich("still", { email: mail })}</p>
        )}
      </NoticeCard>
    </CustomerPage>
  );
}
