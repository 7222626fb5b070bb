import { useErased } from "@/components/shell/erased-text";
import { Link } from "@/components/shell/link";
import { Moment } from "@/components/shell/moment";
import { HairlineList } from "@/components/ui/card";
import { SectionHead } from "@/components/ui/layout";
import { Stars } from "@/components/ui/stars";
import { Quote } from "@/components/ui/text";
import { SHOWN } from "@/lib/customers/customer-contact";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { CustomerProps } from "./customer-facts";

/** How the customer rated, newest first. */
export function CustomerRatings({ customer, clock }: CustomerProps) {
  const t = useTranslations("customers.page");
  const labels = useTranslations("labels");
  const ui = useTranslations("ui");
  const erased = useErased();
  const { ratings } = customer;
  return (
    <section aria-labelledby="ratings">
      <SectionHead
        id="ratings"
        title={labels("ratings")}
        aside={ratings.length === SHOWN && t("newestOnly", { count: SHOWN })}
      />
      {ratings.length === 0 ? (
        <p className="text-muted">{labels("noRatingsYet")}</p>
      ) : (
        <HairlineList>
          {ratings.map((rating) => (
            <li key={rating.id} className="py-2.5">
              <div className="flex flex-wrap items-center justify-between gap-x-4">
                <Stars value={rating.stars} label={ui("starsOf", { value: rating.stars })} />
                <span className="text-sm text-muted">
                  {labels.rich("ratedOrder", {
                    number: rating.orderNumber,
                    day: () => <Moment at={rating.createdAt} clock={clock} look="day" />,
                  })}
                </span>
              </div>
              <Link href={`/orders/${rating.orderId}#update-${rating.updateId}`} className="plain">
                {erased.title(rating.title)}
              </Link>
              {rating.comment && <Quote>{rating.comment}</Quote>}
            </li>
          ))}
        </HairlineList>
      )}
    </section>
  );
}
