import { useTranslations } from "next-intl";
import { Table, TableBody, TableHead, Th } from "@/components/ui/table";
import type { Clock } from "@/lib/format";
import type { OrderListRow } from "@/lib/orders/queries";
import { OrderRow } from "./order-row";

export interface OrderTableProps {
  orders: OrderListRow[];
  clock: Clock;
}

export function OrderTable({ orders, clock }: OrderTableProps) {
  const t = useTranslations("orders");
  return (
    <Table caption={t("caption")} className="orders">
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
      <TableBody>
        {orders.map((order) => (
          <OrderRow key={order.id} order={order} clock={clock} />
        ))}
      </TableBody>
    </Table>
  );
}
