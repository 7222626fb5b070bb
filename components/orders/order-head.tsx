import { useErased } from "@/components/shell/erased-text";
import { Link } from "@/components/shell/link";
import { Moment } from "@/components/shell/moment";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/layout";
import { type Clock, formatMoney } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { OrderSummary } from "@/lib/orders/queries";

export interface OrderHeadProps {
  order: OrderSummary;
  clock: Clock;
}

/** Top of an order's page: whose it is, its facts, and the way to a new update. */
export function OrderHead({ order, clock }: OrderHeadProps) {
  const t = useTranslations("orders");
  const labels = useTranslations("labels");
  const places = useTranslations("places");
  const erased = useErased();
  return (
    <PageHead
      as={Link}
      crumb={{ href: "/orders", label: places("orders") }}
      title={labels("orderAndCustomer", {
        number: order.number,
        customer: erased.name(order.customerName),
      })}
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
            {labels("summary")}
          </a>
        </>
      }
      actions={
        order.customerName !== "" && (
          <LinkButton as={Link} variant="primary" icon="plus" href={`/orders/${order.id}/new`}>
            {places("openUpdate")}
          </LinkButton>
        )
      }
    />
  );
}
