import { useErased } from "@/components/shell/erased-text";
import { Link } from "@/components/shell/link";
import { Moment } from "@/components/shell/moment";
import { HairlineList } from "@/components/ui/card";
import { KeyValues } from "@/components/ui/layout";
import { Stars } from "@/components/ui/stars";
import { type Clock, formatMoney, formatMonth } from "@/lib/base/format";
import { shortName } from "@/lib/base/names";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { OrderDetail } from "@/lib/orders/order-detail";

export interface OrderSummaryProps {
  order: OrderDetail;
  clock: Clock;
}

/** Beside the updates: what was bought, by whom, and how this customer rated before. */
export function OrderSummary({ order, clock }: OrderSummaryProps) {
  const t = useTranslations("orders");
  const labels = useTranslations("labels");
  const erased = useErased();
  return (
    <>
      <section>
        <h2>{labels("items")}</h2>
        <Items order={order} clock={clock} />
      </section>
      <section>
        <h2>{labels("customer")}</h2>
        <p>
          <Link href={`/customers/${order.customerId}`} className="inline-block py-0.5">
            {erased.name(order.customerName)}
          </Link>
        </p>
        {order.email ? (
          <p className="text-sm wrap-anywhere">
            <a href={`mailto:${order.email}`} className="inline-block py-1">
              {order.email}
            </a>
          </p>
        ) : (
          order.customerName && <NoAddress given={order.unusableEmail} />
        )}
        <p className="mt-1 text-sm text-muted">
          {t("history", {
            count: order.customer.orderCount,
            since: formatMonth(order.customer.since, clock),
          })}
        </p>
      </section>
      <section>
        <h2>
          {order.customerName
            ? t("earlier", {
                name: shortName({ name: order.customerName, firstName: order.firstName }),
              })
            : t("earlierErased")}
        </h2>
        <EarlierRatings order={order} clock={clock} />
      </section>
    </>
  );
}

/** Why nobody can be emailed: no address, or one that is none. */
function NoAddress({ given }: { given: string | null }) {
  const t = useTranslations("orders");
  if (given === null) return <p className="text-sm text-muted">{t("noEmailLong")}</p>;
  return (
    <>
      <p className="text-sm wrap-anywhere">{given}</p>
      <p className="text-sm text-muted">{t("unusableEmail")}</p>
    </>
  );
}

function Items({ order, clock }: OrderSummaryProps) {
  const t = useTranslations("orders");
  const labels = useTranslations("labels");
  const money = (amount: string) => formatMoney(clock.locale, order.currency, amount);
  return (
    <>
      {order.items.length > 0 ? (
        <ul className="grid gap-2">
          {order.items.map((item, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: an order may hold the same item twice
              key={index}
              className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4"
            >
              <span>
                {item.quantity === 1
                  ? item.name
                  : t("quantity", {
                      quantity: item.quantity,
                      name: item.name,
                    })}
                {item.sku && <span className="block text-sm text-muted">{item.sku}</span>}
              </span>
              <span className="tabular-nums">{money(item.total)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted">{t("noItems")}</p>
      )}
      <KeyValues
        look="row"
        className="mt-2.5 border-t border-border pt-2.5"
        items={[{ key: "total", label: labels("total"), value: money(order.total), strong: true }]}
      />
    </>
  );
}

function EarlierRatings({ order, clock }: OrderSummaryProps) {
  const erased = useErased();
  const labels = useTranslations("labels");
  const ui = useTranslations("ui");
  if (order.customerRatings.length === 0) {
    return <p className="text-muted">{labels("noRatingsYet")}</p>;
  }
  return (
    <HairlineList>
      {order.customerRatings.map((rating) => (
        <li key={rating.id} className="py-1.75">
          <div className="flex flex-wrap items-center justify-between gap-x-2">
            <Stars value={rating.stars} label={ui("starsOf", { value: rating.stars })} />
            <span className="text-xs text-muted tabular-nums">
              {labels.rich("ratedOrder", {
                number: rating.orderNumber,
                day: () => <Moment at={rating.createdAt} clock={clock} look="day" />,
              })}
            </span>
          </div>
          <a href={`/orders/${rating.orderId}`} className="plain text-sm">
            {erased.title(rating.title)}
          </a>
        </li>
      ))}
    </HairlineList>
  );
}
