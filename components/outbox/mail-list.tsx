import { EmptyList } from "@/components/list/empty-list";
import { ListPager } from "@/components/list/list-pager";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { Table, TableHead, Th } from "@/components/ui/table";
import type { Clock } from "@/lib/base/format";
import { listAddress } from "@/lib/base/list-address";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { MailKind } from "@/lib/mail/kinds";
import type { MailListRow, OutboxFilter } from "@/lib/outbox/queries";
import { MailRows } from "./mail-rows";
import { viewMail } from "./mail-view";
import { SendAgain } from "./send-again";

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
  const words = {
    outbox: t,
    kinds: useTranslations("mailKinds"),
    time: useTranslations("time"),
  };
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
        <MailRows
          mails={mails.map((mail) => {
            const alert = mail.kind === "rating.alert" && mayChangeList;
            const acts = mail.state === "failed" && <Acts mailId={mail.id} alert={alert} />;
            return viewMail(mail, clock, words, acts);
          })}
        />
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

/** What to do about a failed mail; of an alert, also who gets it. */
function Acts({ mailId, alert }: { mailId: string; alert: boolean }) {
  const t = useTranslations("outbox");
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      <SendAgain mailId={mailId} />
      {alert && (
        <LinkButton as={Link} variant="quiet" href="/settings/ratings#alertList">
          {t("alertList")}
        </LinkButton>
      )}
    </div>
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
