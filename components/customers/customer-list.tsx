import { EmptyList } from "@/components/list/empty-list";
import { ListPager } from "@/components/list/list-pager";
import { Table, TableHead, Th } from "@/components/ui/table";
import { type Clock, formatDay } from "@/lib/base/format";
import { listAddress } from "@/lib/base/list-address";
import type { CustomerListRow } from "@/lib/customers/queries";
import { useTranslations } from "@/lib/i18n/use-translations";
import { CustomerRows } from "./customer-rows";
import { viewCustomer } from "./customer-view";

export interface CustomerListProps {
  customers: CustomerListRow[];
  q: string;
  cursor: string | null;
  next: string | null;
  clock: Clock;
}

/** Customers, newest first, or why there are none. */
export function CustomerList({ customers, q, cursor, next, clock }: CustomerListProps) {
  const t = useTranslations("customers");
  const labels = useTranslations("labels");
  const words = {
    customers: t,
    labels,
    ui: useTranslations("ui"),
    time: useTranslations("time"),
  };
  const [first, last] = [customers[0], customers.at(-1)];
  if (!first || !last) return <Empty q={q} />;
  const [to, from] = [formatDay(first.createdAt, clock), formatDay(last.createdAt, clock)];
  return (
    <>
      <Table caption={t("caption")} className="customers">
        <TableHead>
          <Th>{labels("customer")}</Th>
          <Th>{labels("lastOrder")}</Th>
          <Th>{labels("openUpdates")}</Th>
          <Th>{t("columns.rating")}</Th>
          <Th wideOnly>{labels("customerSince")}</Th>
          <Th end>{labels("orders")}</Th>
        </TableHead>
        <CustomerRows
          customers={customers.map((customer) => viewCustomer(customer, clock, words))}
        />
      </Table>
      <ListPager
        words={t}
        address={(place) => listAddress("/customers", { q, cursor: place })}
        cursor={cursor}
        next={next}
        summary={t("span", { from, to, same: from === to ? "yes" : "no" })}
      />
    </>
  );
}

function Empty({ q }: { q: string }) {
  const t = useTranslations("customers");
  if (!q) {
    return (
      <EmptyList icon="user" title={t("none.title")}>
        {t("none.text")}
      </EmptyList>
    );
  }
  return (
    <EmptyList
      icon="search"
      title={t("nothing.title", { q })}
      way={{ href: "/customers", label: t("nothing.all") }}
    >
      {t("nothing.text")}
    </EmptyList>
  );
}
