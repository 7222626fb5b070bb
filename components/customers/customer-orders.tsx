import { useErased } from "@/components/shell/erased-text";
import { Link } from "@/components/shell/link";
import { Moment } from "@/components/shell/moment";
import { HairlineList } from "@/components/ui/card";
import { SectionHead } from "@/components/ui/layout";
import { Stars } from "@/components/ui/stars";
import { Facts } from "@/components/ui/text";
import { StateText } from "@/components/updates/state-text";
import { type Clock, formatMoney } from "@/lib/base/format";
import type { CustomerOrder, CustomerUpdate } from "@/lib/customers/customer-detail";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { CustomerProps } from "./customer-facts";

/** The customer's orders, newest first, each with its updates. */
export function CustomerOrders({ customer, clock }: CustomerProps) {
  const t = useTranslations("customers.page");
  const labels = useTranslations("labels");
  const { orders, orderCount } = customer;
  return (
    <section aria-labelledby="orders">
      <SectionHead
        id="orders"
        title={labels("orders")}
        aside={orderCount > orders.length && t("newestOnly", { count: orders.length })}
      />
      <HairlineList>
        {orders.map((order) => (
          <Order key={order.id} order={order} clock={clock} />
        ))}
      </HairlineList>
    </section>
  );
}

function Order({ order, clock }: { order: CustomerOrder; clock: Clock }) {
  const t = useTranslations("customers.page");
  const labels = useTranslations("labels");
  return (
    <li className="grid grid-cols-1 gap-2 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="text-base">
          <Link href={`/orders/${order.id}`} className="plain tabular-nums">
            {labels("orderWithNumber", { number: order.number })}
          </Link>
        </h3>
        <Facts>
          <span>{order.status}</span>
          <Moment at={order.placedAt} clock={clock} look="day" />
          <span className="tabular-nums">
            {formatMoney(clock.locale, order.currency, order.total)}
          </span>
        </Facts>
      </div>
      {order.updates.length > 0 ? (
        <ul className="grid grid-cols-1 gap-2">
          {order.updates.map((update) => (
            <Update key={update.id} update={update} clock={clock} />
          ))}
        </ul>
      ) : (
        <p className="text-sm text-muted">{t("noUpdates")}</p>
      )}
    </li>
  );
}

function Update({ update, clock }: { update: CustomerUpdate; clock: Clock }) {
  const ui = useTranslations("ui");
  const erased = useErased();
  const { stars } = update;
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
      <Link
        href={`/orders/${update.orderId}#update-${update.id}`}
        className="plain min-w-0 wrap-anywhere"
      >
        {erased.title(update.title)}
      </Link>
      <span className="flex flex-wrap items-center gap-x-3 text-sm">
        {stars !== null && <Stars value={stars} label={ui("starsOf", { value: stars })} />}
        <StateText update={update} clock={clock} solver={null} />
      </span>
    </li>
  );
}
