import { ListPager } from "@/components/list/list-pager";
import { type Clock, formatDay } from "@/lib/base/format";
import { listAddress } from "@/lib/base/list-address";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { OrderListRow } from "@/lib/orders/queries";
import type { OrderFilter } from "@/lib/orders/schema";

export interface OrderPagerProps {
  orders: OrderListRow[];
  q: string;
  filter: OrderFilter | null;
  cursor: string | null;
  next: string | null;
  clock: Clock;
}

/** Back to the newest and on to older orders, or those that wait less long; the position is part of the address. */
export function OrderPager({ orders, q, filter, cursor, next, clock }: OrderPagerProps) {
  const t = useTranslations("orders");
  const [first, last] = [orders[0], orders.at(-1)];
  if (!first || !last) return null;
  const address = (place?: string) => listAddress("/orders", { q, filter, cursor: place });
  if (filter === "waiting") {
    const words = (key: "pages" | "older") => t(key === "older" ? "waitingLess" : key);
    return <ListPager {...{ words, address, cursor, next }} first={t("waitingLongest")} />;
  }
  const [to, from] = [formatDay(first.placedAt, clock), formatDay(last.placedAt, clock)];
  return (
    <ListPager
      words={t}
      address={address}
      cursor={cursor}
      next={next}
      summary={t("span", { from, to, same: from === to ? "yes" : "no" })}
    />
  );
}
