import { Fold } from "@/components/ui/layout";
import { formatMoney } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { countItems } from "@/lib/orders/item-count";
import type { PortalOrder } from "@/lib/portal/queries";

export interface OrderSummaryProps {
  order: PortalOrder["order"];
  locale: string;
}

/** What was ordered, and for how much. */
export function OrderSummary({ order, locale }: OrderSummaryProps) {
  const t = useTranslations("portal");
  const labels = useTranslations("labels");
  const money = (amount: string) => formatMoney(locale, order.currency, amount);
  const count = countItems(order.items);
  return (
    <Fold open title={t("order")} sub={t("orderSum", { count, total: money(order.total) })}>
      <div className="px-4 pb-4 sm:px-6">
        <ul className="grid grid-cols-1 gap-2">
          {order.items.map((item, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: the list keeps its order
              key={index}
              className="grid grid-cols-[2.25rem_minmax(0,1fr)_auto] items-start gap-x-2.5"
            >
              <span className="grid h-9 place-items-center rounded-md bg-sunken text-sm text-muted tabular-nums">
                {t("quantity", { count: item.quantity })}
              </span>
              <span className="py-1.5 wrap-anywhere">{item.name}</span>
              <span className="py-1.5 tabular-nums">{money(item.total)}</span>
            </li>
          ))}
        </ul>
        <p className="mt-2.5 flex justify-between gap-4 border-t border-border pt-2.5 font-semibold">
          <span>{labels("total")}</span>
          <span className="tabular-nums">{money(order.total)}</span>
        </p>
      </div>
    </Fold>
  );
}
