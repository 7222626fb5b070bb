import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Moment } from "@/components/dashboard/moment";
import { OrderSummary } from "@/components/orders/order-summary";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Columns, PageBody, PageHead } from "@/components/ui/layout";
import { UpdateCard } from "@/components/updates/update-card";
import { formatMoney } from "@/lib/format";
import { firstName } from "@/lib/names";
import { listCards, listChoices } from "@/lib/updates/queries";
import { loadOrder } from "./load-order";

type Props = PageProps<"orderId">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { order } = await loadOrder((await params).orderId);
  const t = await getTranslations("orders");
  return { title: t("heading", { number: order.number, customer: order.customerName }) };
}

export default async function OrderPage({ params }: Props) {
  const { member, order } = await loadOrder((await params).orderId);
  const [t, clock, cards, choices] = await Promise.all([
    getTranslations("orders"),
    pageClock(member),
    listCards(member, order.id),
    listChoices(member),
  ]);
  const view = {
    clock,
    choices,
    me: { memberId: member.memberId, name: member.name },
    customer: {
      name: order.customerName,
      firstName: firstName(order.customerName),
      email: order.email,
    },
  };
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/orders", label: t("crumb") }}
        title={t("heading", { number: order.number, customer: order.customerName })}
        facts={
          <>
            <span>{order.status}</span>
            <span>
              {t.rich("placed", {
                day: () => <Moment at={order.placedAt} clock={clock} look="day" />,
              })}
            </span>
            <span className="tabular-nums">
              {formatMoney(clock.locale, order.currency, order.total)}
            </span>
            <a href="#summary" className="lg:hidden">
              {t("toSummary")}
            </a>
          </>
        }
        actions={
          <LinkButton as={Link} variant="primary" icon="plus" href={`/orders/${order.id}/new`}>
            {t("open")}
          </LinkButton>
        }
      />
      <PageBody>
        <Columns
          asideId="summary"
          asideLabel={t("summary")}
          aside={<OrderSummary order={order} clock={clock} />}
        >
          {cards.length > 0 ? (
            <div className="grid grid-cols-1 gap-4">
              {cards.map((card) => (
                <UpdateCard key={card.id} card={card} view={view} />
              ))}
            </div>
          ) : (
            <EmptyState icon="message-circle" title={t("noCards.title")} className="pt-0">
              {t("noCards.text")}
            </EmptyState>
          )}
        </Columns>
      </PageBody>
    </>
  );
}
