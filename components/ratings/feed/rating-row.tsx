import Link from "next/link";
import { useErased } from "@/components/shell/erased-text";
import { Moment } from "@/components/shell/moment";
import { Stars } from "@/components/ui/stars";
import { Facts, Quote } from "@/components/ui/text";
import { RecoveryLine } from "@/components/updates/recovery-line";
import type { Clock } from "@/lib/base/format";
import { isDetractor } from "@/lib/base/stars";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { RatingRow as Rating } from "@/lib/ratings/queries";

export interface RatingRowProps {
  rating: Rating;
  clock: Clock;
}

/** One rating; its title opens the thread and covers the row. */
export function RatingRow({ rating, clock }: RatingRowProps) {
  const t = useTranslations("ratings");
  const labels = useTranslations("labels");
  const ui = useTranslations("ui");
  const erased = useErased();
  return (
    <li className="grid gap-x-6 gap-y-1 px-2.5 py-3 hover:bg-sunken sm:grid-cols-[6.5rem_minmax(0,1fr)]">
      <div className="flex items-baseline gap-x-2.5 sm:block">
        <Stars value={rating.stars} label={ui("starsOf", { value: rating.stars })} />
        <Moment
          at={rating.createdAt}
          clock={clock}
          className="block text-xs whitespace-nowrap text-muted"
        />
      </div>
      <div className="min-w-0">
        <h2 className="text-base">
          <Link
            href={`/orders/${rating.orderId}#update-${rating.updateId}`}
            prefetch={false}
            className="plain cover"
          >
            {erased.title(rating.title)}
          </Link>
        </h2>
        {rating.comment && <Quote>{rating.comment}</Quote>}
        <Facts className="mt-1">
          <span>
            {labels("nameAndOrder", {
              name: erased.name(rating.customerName),
              number: rating.orderNumber,
            })}
          </span>
          {rating.solverName && <span>{t("solvedBy", { name: rating.solverName })}</span>}
          {rating.assigneeName && <span>{t("assignedTo", { name: rating.assigneeName })}</span>}
          {isDetractor(rating.stars) && <RecoveryLine rating={rating} clock={clock} />}
        </Facts>
      </div>
    </li>
  );
}
