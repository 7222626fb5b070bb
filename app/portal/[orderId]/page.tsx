import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { AllOrders } from "@/components/portal/all-orders";
import { AutoRefresh } from "@/components/portal/auto-refresh";
import { Conversation } from "@/components/portal/conversation";
import { CustomerPage } from "@/components/portal/customer-page";
import { LeaveForm } from "@/components/portal/leave-form";
import { OrderGreeting } from "@/components/portal/order-greeting";
import { OrderSummary } from "@/components/portal/order-summary";
import { ReplyMails } from "@/components/portal/reply-mails";
import { conversationTexts } from "@/components/portal/texts";
import { PortalColumns } from "@/components/shell/portal-shell";
import { EmptyState } from "@/components/ui/empty-state";
import { getTranslations } from "@/lib/i18n/get-translations";
import { ownCustomer } from "@/lib/identity/access/customer-session";
import { openOrderRead } from "@/lib/identity/access/portal-session";
import { getPortalOrder } from "@/lib/portal/queries";
import { conversationParam, portalPage } from "@/lib/updates/portal-page";

type Props = {
  params: Promise<{ orderId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const readPage = cache(async (orderId: string) => {
  const open = await openOrderRead.onPage(orderId);
  if (!open) return null;
  const { actor } = open;
  const [page, own] = await Promise.all([getPortalOrder(actor), ownCustomer()]);
  return { ...page, signedIn: own?.customerId === actor.customerId };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await readPage((await params).orderId);
  const t = await getTranslations("portal");
  if (!page) return { title: { absolute: t("closed.title") } };
  return { title: { absolute: t("title", { number: page.order.number, shop: page.shop.name }) } };
}

/** The customer's page of one order. */
export default async function PortalOrderPage({ params, searchParams }: Props) {
  const page = await readPage((await params).orderId);
  if (!page) notFound();
  const { shop, order, conversations, settings, signedIn } = page;
  const query = await searchParams;
  const [t, buttons] = await Promise.all([getTranslations("portal"), getTranslations("buttons")]);
  const clock = { locale: await getLocale(), timeZone: shop.timeZone, now: new Date() };
  const texts = await conversationTexts(order.hasEmail && order.replyMails);
  const wanted = conversationParam(query.update);
  const first = conversations.find(({ id }) => id === wanted) ?? conversations[0];
  const arrival = query.sent ? "sent" : query.opened ? "opened" : null;
  return (
    <CustomerPage
      shop={shop}
      footer={<LeaveForm orderId={order.id} text={t("footer")} label={t("leave")} />}
    >
      <OrderGreeting order={order} clock={clock} />
      <PortalColumns
        asideLabel={t("aboutOrder")}
        aside={
          <>
            <OrderSummary order={order} locale={clock.locale} />
            {order.hasEmail && (
              <ReplyMails
                orderId={order.id}
                on={order.replyMails}
                permalink={portalPage(order.id)}
                texts={{
                  label: t("replyMails.label"),
                  save: buttons("save"),
                  unreachable: texts.unreachable,
                }}
              />
            )}
            {order.hasEmail && (
              <AllOrders orderId={order.id} asked={query.asked === "1"} signedIn={signedIn} />
            )}
          </>
        }
      >
        <AutoRefresh
          address={`/portal/${order.id}/version`}
          version={page.version}
          texts={{ text: t("fresh.text"), show: t("fresh.show") }}
        />
        {conversations.length === 0 && (
          <EmptyState icon="message-circle" title={t("none.title")}>
            {t("none.text", { shop: shop.name })}
          </EmptyState>
        )}
        {conversations.map((conversation) => (
          <Conversation
            key={conversation.id}
            conversation={conversation}
            shopName={shop.name}
            clock={clock}
            unfolded={conversations.length > 1 ? conversation === first : undefined}
            recent={6}
            end={{
              scope: { orderId: order.id },
              asks: settings,
              chosen: null,
              arrival: conversation.id === wanted ? arrival : null,
              submissionId: crypto.randomUUID(),
              address: `/portal/${order.id}?update=${conversation.id}`,
              anchor: `answer-${conversation.id}`,
              texts,
            }}
          />
        ))}
      </PortalColumns>
    </CustomerPage>
  );
}
