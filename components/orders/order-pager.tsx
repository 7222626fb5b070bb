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
  if (orders.length === 0) return null;
  const address = (place?: string) => listAddress("/orders", { q, filter, cursor: place });
  if (filter === "waiting") {
    const words = (key: "pages" | "older") => t(key === "older" ? "waitingLess" : key);
    return <ListPager {...{ words, address, cursor, next }} first={t("waitingLongest")} />;
  }
  // What is open or rated low comes by when that came up, in any order of the days.
  const placed = orders.map(({ placedAt }) => placedAt.getTime());
  const from = formatDay(new Date(Math.min(...placed)), clock);
  const to = formatDay(new Date(Math.max(...placed)), clock);
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
