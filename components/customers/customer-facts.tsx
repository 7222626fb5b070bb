import { Moment } from "@/components/shell/moment";
import type { Clock } from "@/lib/base/format";
import type { CustomerDetail } from "@/lib/customers/customer-detail";
import { useTranslations } from "@/lib/i18n/use-translations";

export interface CustomerProps {
  customer: CustomerDetail;
  clock: Clock;
}

/** Under the name: address, orders, since when. */
export function CustomerFacts({ customer, clock }: CustomerProps) {
  const t = useTranslations("customers");
  const labels = useTranslations("labels");
  const { email, unusableEmail, erased, orderCount, createdAt } = customer;
  return (
    <>
      {!erased && (
        <span className="wrap-anywhere">
          {email ? <a href={`mailto:${email}`}>{email}</a> : (unusableEmail ?? labels("noEmail"))}
          {unusableEmail && <> · {t("unusableEmail")}</>}
        </span>
      )}
      <span>{t("orderCount", { count: orderCount })}</span>
      <span>
        {t.rich("page.since", {
          day: () => <Moment at={createdAt} clock={clock} look="day" />,
        })}
      </span>
    </>
  );
}
