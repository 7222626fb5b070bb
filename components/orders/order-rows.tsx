"use client";

import { TableBody } from "@/components/ui/table";
import { OrderRow, type OrderRowProps } from "./order-row";
import type { OrderView } from "./order-view";

export interface OrderRowsProps {
  orders: OrderView[];
  texts: OrderRowProps["texts"];
}

/** The rows of the list. On the client's side of the line because rows that cross it as data cost half of rows that cross it as markup. */
export function OrderRows({ orders, texts }: OrderRowsProps) {
  return (
    <TableBody>
      {orders.map((order) => (
        <OrderRow key={order.id} order={order} texts={texts} />
      ))}
    </TableBody>
  );
}
