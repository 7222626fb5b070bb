import { Card } from "@/components/ui/card";
import { Stars } from "@/components/ui/stars";
import { Quote } from "@/components/ui/text";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { OwnOrder } from "@/lib/portal/my/queries";
import { Moment } from "./moment";

export interface OwnRatingsProps {
  orders: OwnOrder[];
  clock: Clock;
}

/** Everything the customer rated, newest first. */
export function OwnRatings({ orders, clock }: OwnRatingsProps) {
  const t = useTranslations("my");
  const ui = useTranslations("ui");
  const rated = orders
    .flatMap(({ number, conversations }) =>
      conversations.flatMap(({ id, title, rating }) =>
        rating ? [{ id, title, number, ...rating }] : [],
      ),
    )
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  return (
    <Card as="section" labelledBy="rated" className="px-4 py-4 sm:px-6">
      <h2 id="rated" className="text-base">
        {t("ratings")}
      </h2>
      {rated.length === 0 ? (
        <p className="mt-1 text-sm text-muted">{t("noRatings")}</p>
      ) : (
        <ul className="mt-2 grid grid-cols-1 gap-4">
          {rated.map(({ id, title, number, stars, comment, at }) => (
            <li key={id} className="grid grid-cols-1 gap-0.5">
              <Stars value={stars} label={ui("starsOf", { value: stars })} />
              <span className="wrap-anywhere">{title}</span>
              {comment && <Quote>{comment}</Quote>}
              <span className="text-sm text-muted">
                {t.rich("ratedOn", {
                  number,
                  date: () => <Moment at={at} clock={clock} dayOnly />,
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
