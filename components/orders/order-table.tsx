import { Table, TableHead, Th } from "@/components/ui/table";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { OrderListRow } from "@/lib/orders/queries";
import type { OrderFilter } from "@/lib/orders/schema";
import { OrderRows } from "./order-rows";
import { type OrderWords, viewOrder } from "./order-view";

export interface OrderTableProps {
  orders: OrderListRow[];
  clock: Clock;
  /** Each comes in an order of its own. */
  filter: OrderFilter | null;
}

const CAPTIONS = { open: "captionOpen", waiting: "captionWaiting", low: "captionLow" } as const;

/** Orders in the order of their list. */
export function OrderTable({ orders, clock, filter }: OrderTableProps) {
  const t = useTranslations("orders");
  const labels = useTranslations("labels");
  const words: OrderWords = {
    orders: t,
    states: useTranslations("updates.state"),
    priorities: useTranslations("updates.priority"),
    time: useTranslations("time"),
    customers: useTranslations("customers"),
    labels: useTranslations("labels"),
    ui: useTranslations("ui"),
  };
  return (
    <Table caption={t(filter ? CAPTIONS[filter] : "caption")} className="orders">
      <TableHead>
        <Th>{labels("order")}</Th>
        <Th>{labels("customer")}</Th>
        <Th>{labels("update")}</Th>
        <Th>{labels("state")}</Th>
        <Th wideOnly>{labels("status")}</Th>
        <Th>{labels("rating")}</Th>
        <Th wideOnly>{labels("assignee")}</Th>
        <Th end wideOnly>
          {labels("total")}
        </Th>
      </TableHead>
      <OrderRows
        orders={orders.map((order) => viewOrder(order, clock, words))}
        texts={{ noUpdates: t("noUpdates"), nobody: labels("unassigned") }}
      />
    </Table>
  );
}
