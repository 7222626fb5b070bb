import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { GoneView } from "@/app/gone/gone-view";
import { Conversation } from "@/components/portal/conversation";
import { CustomerPage } from "@/components/portal/customer-page";
import { Moment } from "@/components/portal/moment";
import { OrderLine } from "@/components/portal/order-greeting";
import { conversationTexts } from "@/components/portal/texts";
import { UnsentComment } from "@/components/portal/unsent-comment";
import { Banner } from "@/components/ui/banner";
import { getTranslations } from "@/lib/i18n/get-translations";
import { linkRead } from "@/lib/identity/access/customer-links";
import type { CustomerActor } from "@/lib/identity/actor";
import { getPortalOrder } from "@/lib/portal/queries";
import { starsFromLink } from "@/lib/ratings/schema";

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const readConversation = cache((actor: CustomerActor) => getPortalOrder(actor));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const link = await linkRead.onPage("rate", (await params).token);
  const t = await getTranslations("portal");
  if (link.state !== "good") return { title: { absolute: t(`${link.state}.title`) } };
  const { shop } = await readConversation(link.actor);
  return { title: { absolute: t("rate.title", { shop: shop.name }) } };
}

/** The page of a star link: shows the form with that star chosen, and changes nothing. */
export default async function RatePage({ params, searchParams }: Props) {
  const { token } = await params;
  const address = `/rate/${token}`;
  const [link, t, query] = await Promise.all([
    linkRead.onPage("rate", token),
    getTranslations("portal"),
    searchParams,
  ]);
  if (link.state === "unknown") notFound();
  if (link.state !== "good") {
    return (
      <GoneView link={link} purpose="rate" token={token}>
        <UnsentComment permalink={`${address}#answer`} label={t("meanwhile.unsent")} />
      </GoneView>
    );
  }
  const { again } = link;
  const { shop, order, conversations, settings } = await readConversation(link.actor);
  const [conversation] = conversations;
  if (!conversation) notFound();
  const clock = { locale: await getLocale(), timeZone: shop.timeZone, now: new Date() };
  return (
    <CustomerPage shop={shop} single>
      <div className="mb-2">
        <OrderLine order={order} clock={clock} />
      </div>
      {again && conversation.state === "solved" && (
        <Banner className="mb-5">
          {t.rich(settings.ratingsOn ? "again.rate" : "again.text", {
            opened: () => <Moment at={again.openedAt} clock={clock} dayOnly />,
            solved: () => <Moment at={again.solvedAt} clock={clock} dayOnly />,
          })}
        </Banner>
      )}
      <Conversation
        conversation={conversation}
        shopName={shop.name}
        clock={clock}
        recent={0}
        end={{
          scope: { token },
          asks: settings,
          chosen: starsFromLink(query.stars),
          arrival: null,
          submissionId: crypto.randomUUID(),
          address,
          anchor: "answer",
          texts: await conversationTexts(order.hasEmail && order.replyMails),
        }}
      />
    </CustomerPage>
  );
}
