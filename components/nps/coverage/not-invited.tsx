import { ListPager } from "@/components/list/list-pager";
import { Link } from "@/components/shell/link";
import { Moment } from "@/components/shell/moment";
import { EmptyState } from "@/components/ui/empty-state";
import { RowHead, Sub, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Clock } from "@/lib/base/format";
import { listAddress } from "@/lib/base/list-address";
import { isMany } from "@/lib/base/most-counted";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { NotInvitedRow } from "@/lib/nps/coverage/not-invited";
import type { Outcome } from "@/lib/nps/coverage/schema";
import type { Span } from "@/lib/nps/report/periods";

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
          <Link href={PATH} className="font-semibold">
            {words}
          </Link>
        ),
      })}
    </p>
  );
}

export interface LeftOutLineProps {
  /** How many, a thousand for that many or more; nothing is said of none. */
  count: number;
  span: Span;
}

/** How many people were not asked for being unhappy or waiting, and what that does to the score. */
export function LeftOutLine({ count, span }: LeftOutLineProps) {
  const t = useTranslations("npsAsking.leftOut");
  if (count === 0) return null;
  const many = isMany(count);
  return (
    <p className="max-w-[70ch] text-sm text-pretty text-muted">
      {t.rich(many ? "lineMany" : "line", {
        count: many ? count - 1 : count,
        link: (words) => <Link href={peopleAddress({ leftOut: true, span })}>{words}</Link>,
      })}
    </p>
  );
}

/** Who a list of customers is about: those never invited, or those left out in a span of days. */
export type People = { leftOut: boolean; span: Span };

/** The address of such a list. */
export function peopleAddress({ leftOut, span }: People, cursor?: string | null): string {
  return listAddress(PATH, { left: leftOut, ...(leftOut && span), cursor });
}

export interface NotInvitedListProps {
  people: People;
  rows: NotInvitedRow[];
  cursor: string | null;
  next: string | null;
  clock: Clock;
}

/** Those customers. */
export function NotInvitedList({ people, rows, cursor, next, clock }: NotInvitedListProps) {
  const t = useTranslations("npsAsking.people");
  const labels = useTranslations("labels");
  const list = useTranslations("npsAsking.list");
  const left = useTranslations("npsAsking.leftOut");
  const { leftOut } = people;
  if (rows.length === 0) {
    return (
      <EmptyState icon="mail-check" title={leftOut ? left("none") : t("empty.title")}>
        {leftOut ? left("noneText") : t("empty.text")}
      </EmptyState>
    );
  }
  const at = leftOut ? left("at") : labels("customerSince");
  return (
    <>
      <Table caption={leftOut ? left("title") : t("title")}>
        <TableHead>
          <Th>{labels("customer")}</Th>
          <Th>{labels("lastOrder")}</Th>
          <Th>{t("columns.reason")}</Th>
          <Th end>{at}</Th>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <Row key={row.id} row={row} at={at} clock={clock} />
          ))}
        </TableBody>
      </Table>
      <ListPager
        words={(key) => (key === "pages" ? t(key) : list(key))}
        address={(place) => peopleAddress(people, place)}
        cursor={cursor}
        next={next}
      />
    </>
  );
}

type RowProps = { row: NotInvitedRow; at: string; clock: Clock };

function Row({ row, at, clock }: RowProps) {
  const t = useTranslations("npsAsking.people");
  const labels = useTranslations("labels");
  const list = useTranslations("npsAsking.list");
  return (
    <Tr>
      <RowHead long>
        <Link href={`/customers/${row.id}`} className="plain font-strong">
          {row.name || list("noName")}
        </Link>
        <Sub className="font-normal">{row.email ?? t("noEmail")}</Sub>
      </RowHead>
      <Td label={labels("lastOrder")}>
        <Link href={`/orders/${row.lastOrder.id}`}>{row.lastOrder.number}</Link>
      </Td>
      <Td label={t("columns.reason")}>
        {row.reason ? list(`what.${row.reason as Outcome}`) : t("nobodyLooked")}
      </Td>
      <Td end label={at} className="text-muted">
        <Moment at={row.at} clock={clock} look="day" />
      </Td>
    </Tr>
  );
}
