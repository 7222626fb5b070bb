import { ListPager } from "@/components/list/list-pager";
import { Link } from "@/components/shell/link";
import { Moment } from "@/components/shell/moment";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RowHead, Sub, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { CoverageFilter, CoverageListRow } from "@/lib/nps/coverage/coverage-list";
import { coverageListAddress } from "./list-addresses";

export interface CoverageListProps {
  rows: CoverageListRow[];
  filter: CoverageFilter;
  cursor: string | null;
  next: string | null;
  caption: string;
  clock: Clock;
}

/** The list behind a number of the coverage. */
export function CoverageList({ rows, filter, cursor, next, caption, clock }: CoverageListProps) {
  const t = useTranslations("npsAsking.list");
  const labels = useTranslations("labels");
  if (rows.length === 0) {
    return (
      <EmptyState
        icon="search"
        title={t("empty.title")}
        actions={
          <LinkButton as={Link} href="/nps/asking">
            {t("empty.back")}
          </LinkButton>
        }
      >
        {t("empty.text")}
      </EmptyState>
    );
  }
  return (
    <>
      <Table caption={caption}>
        <TableHead>
          <Th>{t("columns.about")}</Th>
          <Th>{labels("customer")}</Th>
          <Th>{labels("outcome")}</Th>
          <Th>{labels("mail")}</Th>
          <Th end>{labels("time")}</Th>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <Row key={row.id} row={row} clock={clock} />
          ))}
        </TableBody>
      </Table>
      <ListPager
        words={t}
        address={(place) => coverageListAddress(filter, place)}
        cursor={cursor}
        next={next}
      />
    </>
  );
}

function Row({ row, clock }: { row: CoverageListRow; clock: Clock }) {
  const t = useTranslations("npsAsking.list");
  const labels = useTranslations("labels");
  const { orderId, orderNumber, updateId, title, mailId, outcome, score } = row;
  const order = labels("orderWithNumber", { number: orderNumber });
  return (
    <Tr>
      <RowHead long>
        <Link
          href={updateId ? `/orders/${orderId}#update-${updateId}` : `/orders/${orderId}`}
          className="plain font-strong"
        >
          {title ?? order}
        </Link>
        {title && <Sub className="font-normal">{order}</Sub>}
      </RowHead>
      <Td long label={labels("customer")}>
        <Link href={`/customers/${row.customerId}`}>{row.customerName || t("noName")}</Link>
      </Td>
      <Td label={labels("outcome")}>
        {score === null ? t(`what.${outcome}`) : t("answered", { score })}
      </Td>
      <Td label={mailId ? labels("mail") : undefined}>
        {mailId && (
          <Link href={`/outbox/${mailId}`} aria-label={t("mailOf", { number: orderNumber })}>
            {t("mail")}
          </Link>
        )}
      </Td>
      <Td end label={labels("time")} className="text-muted">
        <Moment at={row.at} clock={clock} />
      </Td>
    </Tr>
  );
}
