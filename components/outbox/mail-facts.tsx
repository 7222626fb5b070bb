import type { ReactNode } from "react";
import { Link } from "@/components/shell/link";
import { Moment } from "@/components/shell/moment";
import { type KeyValue, KeyValues } from "@/components/ui/layout";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { MailDetail } from "@/lib/outbox/get-mail";
import { MailReason } from "./mail-state";

export interface MailFactsProps {
  mail: MailDetail;
  clock: Clock;
}

/** Everything about one mail but its words. */
export function MailFacts({ mail, clock }: MailFactsProps) {
  const t = useTranslations("outbox.mail");
  const labels = useTranslations("labels");
  const kinds = useTranslations("mailKinds");
  const at = (moment: Date | null) => moment && <Moment at={moment} clock={clock} />;
  const person = ({ name, address }: { name: string; address: string }) =>
    name ? t("toPerson", { name, address }) : address;
  const { message } = mail;
  const returned = mail.bouncedAt !== null || mail.complainedAt !== null;
  const wrong = mail.state === "dropped" || returned || (mail.lastError && mail.state !== "sent");
  const sentLabel = mail.transport === "outbox" ? "kept" : "sent";
  const items: (KeyValue | null)[] = [
    fact("to", labels("to"), person({ name: mail.toName, address: mail.toAddress })),
    fact("from", labels("from"), message && person(message.from)),
    fact("replyTo", t("replyTo"), message && person(message.replyTo)),
    fact("kind", labels("kind"), kinds(mail.kind)),
    fact(
      "order",
      labels("order"),
      mail.orderId && <Link href={`/orders/${mail.orderId}`}>{mail.orderNumber}</Link>,
    ),
    fact("decided", labels("created"), at(mail.createdAt)),
    fact("due", t("due"), mail.state === "queued" && at(mail.sendAt)),
    fact("next", t("next"), at(mail.nextAttemptAt)),
    fact("sent", t(sentLabel), at(mail.sentAt)),
    fact("delivered", labels("delivered"), at(mail.deliveredAt)),
    fact("bounced", t("bounced"), at(mail.bouncedAt)),
    fact("complained", t("complained"), at(mail.complainedAt)),
    fact("emptied", t("emptiedAt"), at(mail.emptiedAt)),
    fact("attempts", t("attempts"), mail.attempts > 0 && mail.attempts),
    fact(
      "why",
      mail.state === "dropped" ? labels("reason") : t("error"),
      wrong && <MailReason mail={mail} />,
    ),
    fact(
      "id",
      t("messageId"),
      message && <span className="font-mono text-xs">{message.messageId}</span>,
    ),
  ];
  return (
    <KeyValues
      className="wrap-anywhere"
      items={items.filter((item): item is KeyValue => item !== null)}
    />
  );
}

function fact(key: string, label: string, value: ReactNode): KeyValue | null {
  return value === null || value === false || value === undefined ? null : { key, label, value };
}
