import Link from "next/link";
import { useTranslations } from "next-intl";
import { ListPager } from "@/components/list/list-pager";
import { Moment } from "@/components/shell/moment";
import { EmptyState } from "@/components/ui/empty-state";
import { RowHead, Sub, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Clock } from "@/lib/base/format";
import { listAddress } from "@/lib/base/list-address";
import type { NotInvitedRow } from "@/lib/nps/coverage/not-invited";
import type { Outcome } from "@/lib/nps/coverage/schema";

const PATH = "/nps/asking/people";

/** How many customers were never invited, with the way to their list. */
export function NotInvitedLine(count: { customers: number; notInvited: number }) {
  const t = useTranslations("npsAsking.nobody");
  if (count.customers === 0) return <p className="text-muted">{t("empty")}</p>;
  return (
    <p>
      {t.rich("line", {
        count: count.notInvited,
        all: count.customers,
        share: count.notInvited / count.customers,
        link: (words) => (
          <Link href={PATH} prefetch={false} className="font-semibold">
            {words}
          </Link>
        ),
      })}
    </p>
  );
}

export interface NotInvitedListProps {
  rows: NotInvitedRow[];
  cursor: string | null;
  next: string | null;
  clock: Clock;
}

/** Those customers. */
export function NotInvitedList({ rows, cursor, next, clock }: NotInvitedListProps) {
  const t = useTranslations("npsAsking.people");
  const labels = useTranslations("labels");
  const list = useTranslations("npsAsking.list");
  if (rows.length === 0) {
    return (
      <EmptyState icon="mail-check" title={t("empty.title")}>
        {t("empty.text")}
      </EmptyState>
    );
  }
  return (
    <>
      <Table caption={t("title")}>
        <TableHead>
          <Th>{labels("customer")}</Th>
          <Th>{labels("lastOrder")}</Th>
          <Th>{t("columns.reason")}</Th>
          <Th end>{labels("customerSince")}</Th>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <Row key={row.id} row={row} clock={clock} />
          ))}
        </TableBody>
      </Table>
      <ListPager
        words={(key) => (key === "pages" ? t(key) : list(key))}
        address={(place) => listAddress(PATH, { cursor: place })}
        cursor={cursor}
        next={next}
      />
    </>
  );
}

function Row({ row, clock }: { row: NotInvitedRow; clock: Clock }) {
  const t = useTranslations("npsAsking.people");
  const labels = useTranslations("labels");
  const list = useTranslations("npsAsking.list");
  return (
    <Tr>
      <RowHead long>
        <Link href={`/customers/${row.id}`} prefetch={false} className="plain font-strong">
          {row.name || list("noName")}
        </Link>
        <Sub className="font-normal">{row.email ?? t("noEmail")}</Sub>
      </RowHead>
      <Td label={labels("lastOrder")}>
        <Link href={`/orders/${row.lastOrder.id}`} prefetch={false}>
          {row.lastOrder.number}
        </Link>
      </Td>
      <Td label={t("columns.reason")}>
        {row.reason ? list(`what.${row.reason as Outcome}`) : t("nobodyLooked")}
      </Td>
      <Td end label={labels("customerSince")} className="text-muted">
        <Moment at={row.createdAt} clock={clock} look="day" />
      </Td>
    </Tr>
  );
}
