import { Link } from "@/components/shell/link";
import { Moment } from "@/components/shell/moment";
import { Details, SectionHead } from "@/components/ui/layout";
import { Log } from "@/components/ui/thread";
import { type CustomerMail, SHOWN } from "@/lib/customers/customer-contact";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { CustomerProps } from "./customer-facts";

/** Lines shown before the rest folds away. */
const UNFOLDED = 8;

/** Every mail decided for the customer, newest first; each leads to the Outbox. */
export function CustomerMails({ customer, clock }: CustomerProps) {
  const t = useTranslations("customers.page");
  const labels = useTranslations("labels");
  const kinds = useTranslations("mailKinds");
  const { mails } = customer;
  const earlier = mails.slice(UNFOLDED);
  const entry = (mail: CustomerMail) => ({
    key: mail.id,
    time: <Moment at={mail.sentAt ?? mail.createdAt} clock={clock} />,
    text: t.rich("mailLine", {
      kind: kinds(mail.kind),
      state: t(`mailState.${mail.state}`),
      link: (words) => <Link href={`/outbox/${mail.id}`}>{words}</Link>,
    }),
  });
  return (
    <section aria-labelledby="mails">
      <SectionHead
        id="mails"
        title={labels("emails")}
        aside={mails.length === SHOWN && t("newestOnly", { count: SHOWN })}
      />
      {mails.length === 0 ? (
        <p className="text-muted">{t("noMails")}</p>
      ) : (
        <>
          <Log entries={mails.slice(0, UNFOLDED).map(entry)} />
          {earlier.length > 0 && (
            <Details summary={t("earlierMails", { count: earlier.length })}>
              <Log entries={earlier.map(entry)} />
            </Details>
          )}
        </>
      )}
    </section>
  );
}
