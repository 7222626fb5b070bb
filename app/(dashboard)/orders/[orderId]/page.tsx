import type { Metadata } from "next";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Words } from "@/components/form/words";
import { OrderHead } from "@/components/orders/order-head";
import { OrderSummary } from "@/components/orders/order-summary";
import { EmptyState } from "@/components/ui/empty-state";
import { Columns, PageBody } from "@/components/ui/layout";
import { CardKeys } from "@/components/updates/card-keys";
import { UpdateCard } from "@/components/updates/update-card";
import { shortName } from "@/lib/base/names";
import { getTranslations } from "@/lib/i18n/get-translations";
import { listCards, listChoices } from "@/lib/updates/queries";
import { loadOrder } from "./load-order";

type Props = PageProps<"orderId">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { order } = await loadOrder((await params).orderId);
  const labels = await getTranslations("labels");
  const customer = order.customerName || labels("erasedCustomer");
  return { title: labels("orderAndCustomer", { number: order.number, customer }) };
}

export default async function OrderPage({ params }: Props) {
  const { member, order } = await loadOrder((await params).orderId);
  const [t, clock, cards, choices, labels] = await Promise.all([
    getTranslations("orders"),
    pageClock(member),
    listCards(member, order.id),
    listChoices(member),
    getTranslations("labels"),
  ]);
  const { customerName, firstName, email } = order;
  const name = shortName({ name: customerName, firstName }) || labels("erasedCustomer");
  const view = {
    clock,
    choices,
    me: { memberId: member.memberId, name: member.name },
    customer: { name: customerName, firstName: name, email },
  };
  return (
    <>
      <CardKeys />
      <OrderHead order={order} clock={clock} />
      <PageBody>
        <Columns
          asideId="summary"
          asideLabel={labels("summary")}
          aside={<OrderSummary order={order} clock={clock} />}
        >
          {cards.length > 0 ? (
            <Words of={["updates", "labels", "buttons"]}>
              <div className="grid grid-cols-1 gap-4">
                {cards.map((card) => (
                  <UpdateCard key={card.id} card={card} view={view} />
                ))}
              </div>
            </Words>
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
