import Link from "next/link";
import { Moment } from "@/components/shell/moment";
import { LinkButton } from "@/components/ui/button";
import { Sub, Td, Tr } from "@/components/ui/table";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { MailListRow } from "@/lib/outbox/queries";
import { MailMoment, MailReason, MailState } from "./mail-state";
import { SendAgain } from "./send-again";

export interface MailRowProps {
  mail: MailListRow;
  clock: Clock;
  /** Whether the reader may change the alert list. */
  mayChangeList: boolean;
}

/** One mail: what became of it, which it is, to whom, and what to do when it failed. */
export function MailRow({ mail, clock, mayChangeList }: MailRowProps) {
  const t = useTranslations("outbox");
  const kinds = useTranslations("mailKinds");
  return (
    <Tr>
      <Td className="b-out whitespace-nowrap">
        <MailState mail={mail} />
        <Sub className="tabular-nums">
          <MailMoment mail={mail} clock={clock} />
        </Sub>
      </Td>
      <Td long className="b-sub">
        <Link
          href={`/outbox/${mail.id}`}
          prefetch={false}
          className="plain cover font-strong wrap-anywhere"
        >
          {mail.subject ?? kinds(mail.kind)}
        </Link>
        {mail.subject && <Sub>{kinds(mail.kind)}</Sub>}
        <MailReason mail={mail} />
        {mail.state === "failed" && (
          <div className="mt-2 flex flex-wrap gap-2">
            <SendAgain mailId={mail.id} />
            {mail.kind === "rating.alert" && mayChangeList && (
              <LinkButton as={Link} variant="quiet" href="/settings/ratings#alertList">
                {t("alertList")}
              </LinkButton>
            )}
          </div>
        )}
      </Td>
      <Td long className="b-to text-sm">
        {mail.toAddress}
      </Td>
      <Td className="b-ord tabular-nums">
        {mail.orderNumber && (
          <Link href={orderAddress(mail)} prefetch={false}>
            {mail.orderNumber}
          </Link>
        )}
      </Td>
      <Td end className="b-when text-sm whitespace-nowrap text-muted">
        <Moment at={mail.createdAt} clock={clock} />
      </Td>
    </Tr>
  );
}

/** The card a mail belongs to, or its order. */
export function orderAddress(mail: Pick<MailListRow, "orderId" | "updateId">): string {
  return `/orders/${mail.orderId}${mail.updateId ? `#update-${mail.updateId}` : ""}`;
}
