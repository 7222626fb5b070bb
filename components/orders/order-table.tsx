import { useTranslations } from "next-intl";
import { Table, TableHead, Th } from "@/components/ui/table";
import type { Clock } from "@/lib/base/format";
import type { OrderListRow } from "@/lib/orders/queries";
import { OrderRows } from "./order-rows";
import { type OrderWords, viewOrder } from "./order-view";

export interface OrderTableProps {
  orders: OrderListRow[];
  clock: Clock;
  /** Those that wait for us, the longest first. */
  waiting: boolean;
}

/** Orders in the order of their list. */
export function OrderTable({ orders, clock, waiting }: OrderTableProps) {
  const t = useTranslations("orders");
  const words: OrderWords = {
    orders: t,
    states: useTranslations("updates.state"),
    priorities: useTranslations("updates.priority"),
    time: useTranslations("time"),
    customers: useTranslations("customers"),
    ui: useTranslations("ui"),
  };
  return (
    <Table caption={t(waiting ? "captionWaiting" : "caption")} className="orders">
      <TableHead>
        <Th>{t("columns.order")}</Th>
        <Th>{t("columns.customer")}</Th>
        <Th>{t("columns.update")}</Th>
        <Th>{t("columns.state")}</Th>
        <Th wideOnly>{t("columns.status")}</Th>
        <Th>{t("columns.rating")}</Th>
        <Th wideOnly>{t("columns.assignee")}</Th>
        <Th end wideOnly>
          {t("columns.total")}
        </Th>
      </TableHead>
      <OrderRows
        orders={orders.map((order) => viewOrder(order, clock, words))}
        texts={{ noUpdates: t("noUpdates"), nobody: t("nobody") }}
      />
    </Table>
  );
}
