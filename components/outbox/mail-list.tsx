import { EmptyList } from "@/components/list/empty-list";
import { ListPager } from "@/components/list/list-pager";
import { Table, TableBody, TableHead, Th } from "@/components/ui/table";
import type { Clock } from "@/lib/base/format";
import { listAddress } from "@/lib/base/list-address";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { MailKind } from "@/lib/mail/kinds";
import type { MailListRow, OutboxFilter } from "@/lib/outbox/queries";
import { MailRow } from "./mail-row";

export type OutboxSearch = { q: string; state: OutboxFilter | null; kind: MailKind | null };

export interface MailListProps {
  mails: MailListRow[];
  search: OutboxSearch;
  cursor: string | null;
  next: string | null;
  clock: Clock;
  mayChangeList: boolean;
}

/** The mails, newest decision first, or why there are none. */
export function MailList(props: MailListProps) {
  const { mails, search, cursor, next, clock, mayChangeList } = props;
  const t = useTranslations("outbox");
  const labels = useTranslations("labels");
  if (mails.length === 0) {
    return <Empty filtered={Boolean(search.q || search.state || search.kind || cursor)} />;
  }
  return (
    <>
      <Table caption={t("caption")} className="outbox">
        <TableHead>
          <Th>{labels("outcome")}</Th>
          <Th>{labels("mail")}</Th>
          <Th>{labels("to")}</Th>
          <Th>{labels("order")}</Th>
          <Th end>{labels("created")}</Th>
        </TableHead>
        <TableBody>
          {mails.map((mail) => (
            <MailRow key={mail.id} mail={mail} clock={clock} mayChangeList={mayChangeList} />
          ))}
        </TableBody>
      </Table>
      <ListPager
        words={t}
        address={(place) => listAddress("/outbox", { ...search, cursor: place })}
        cursor={cursor}
        next={next}
      />
    </>
  );
}

function Empty({ filtered }: { filtered: boolean }) {
  const t = useTranslations("outbox");
  if (!filtered) {
    return (
      <EmptyList icon="send" title={t("none.title")}>
        {t("none.text")}
      </EmptyList>
    );
  }
  return (
    <EmptyList
      icon="search"
      title={t("nothing.title")}
      way={{ href: "/outbox", label: t("nothing.all") }}
    >
      {t("nothing.text")}
    </EmptyList>
  );
}
