import { useTranslations } from "next-intl";
import { Moment } from "@/components/shell/moment";
import type { Clock } from "@/lib/base/format";
import type { CustomerDetail } from "@/lib/customers/customer-detail";

export interface CustomerProps {
  customer: CustomerDetail;
  clock: Clock;
}

/** Under the name: address, orders, since when. */
export function CustomerFacts({ customer, clock }: CustomerProps) {
  const t = useTranslations("customers");
  const labels = useTranslations("labels");
  const { email, erased, orderCount, createdAt } = customer;
  return (
    <>
      {!erased && (
        <span className="wrap-anywhere">
          {email ? <a href={`mailto:${email}`}>{email}</a> : labels("noEmail")}
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
