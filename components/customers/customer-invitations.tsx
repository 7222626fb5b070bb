import { useErased } from "@/components/shell/erased-text";
import { Link } from "@/components/shell/link";
import { Moment } from "@/components/shell/moment";
import { Details, SectionHead } from "@/components/ui/layout";
import { Log } from "@/components/ui/thread";
import { SHOWN } from "@/lib/customers/customer-contact";
import type { CustomerInvitation } from "@/lib/customers/customer-nps";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { CustomerProps } from "./customer-facts";

/** Lines shown before the rest folds away. */
const UNFOLDED = 5;

/** Whether the customer was asked for an NPS answer, and if not, why; newest first. */
export function CustomerInvitations({ customer, clock }: CustomerProps) {
  const t = useTranslations("customers");
  const labels = useTranslations("labels");
  const { invitations } = customer;
  const earlier = invitations.slice(UNFOLDED);
  const entry = (invitation: CustomerInvitation) => ({
    key: invitation.id,
    time: <Moment at={invitation.decidedAt} clock={clock} />,
    text: <Decision invitation={invitation} />,
  });
  return (
    <section aria-labelledby="invitations">
      <SectionHead
        id="invitations"
        title={labels("npsInvitations")}
        aside={invitations.length === SHOWN && t("page.newestOnly", { count: SHOWN })}
      />
      {invitations.length === 0 ? (
        <p className="text-muted">{t("page.noInvitations")}</p>
      ) : (
        <>
          <Log entries={invitations.slice(0, UNFOLDED).map(entry)} />
          {earlier.length > 0 && (
            <Details summary={t("nps.earlier", { count: earlier.length })}>
              <Log entries={earlier.map(entry)} />
            </Details>
          )}
        </>
      )}
    </section>
  );
}

function Decision({ invitation }: { invitation: CustomerInvitation }) {
  const t = useTranslations("customers.nps");
  const erased = useErased();
  const { state, reason, update, survey, mailId, answeredAt } = invitation;
  return (
    <>
      {t("line", { state, reason: reason ? t(`reason.${reason}`) : "" })}
      {answeredAt && <>, {t("answered")}</>}
      <span className="block text-muted">
        {update
          ? t.rich("aboutUpdate", {
              title: erased.title(update.title),
              link: (words) => (
                <Link href={`/orders/${update.orderId}#update-${update.id}`}>{words}</Link>
              ),
            })
          : t("survey", { name: survey ?? t("gone") })}{" "}
        {mailId &&
          t.rich("mail", {
            link: (words) => <Link href={`/outbox/${mailId}`}>{words}</Link>,
          })}
      </span>
    </>
  );
}
