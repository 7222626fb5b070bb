"use client";

import { TableBody } from "@/components/ui/table";
import { CustomerRow } from "./customer-row";
import type { CustomerView } from "./customer-view";

/** The rows of the list, on the client's side of the line: as data they cost half of what they cost as markup. */
export function CustomerRows({ customers }: { customers: CustomerView[] }) {
  return (
    <TableBody>
      {customers.map((customer) => (
        <CustomerRow key={customer.id} customer={customer} />
      ))}
    </TableBody>
  );
}
