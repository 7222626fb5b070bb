import { useErased } from "@/components/shell/erased-text";
import { Link } from "@/components/shell/link";
import { HairlineList } from "@/components/ui/card";
import { SectionHead } from "@/components/ui/layout";
import { Stars } from "@/components/ui/stars";
import { Quote } from "@/components/ui/text";
import { RecoveryLine } from "@/components/updates/recovery-line";
import type { Clock } from "@/lib/base/format";
import { listAddress } from "@/lib/base/list-address";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { LowRating, LowRatings } from "@/lib/updates/home/low-ratings";

export interface LowRatingListProps {
  ratings: LowRatings;
  clock: Clock;
}

/** Low ratings of the last days, and whether anybody has reacted. */
export function LowRatingList({ ratings, clock }: LowRatingListProps) {
  const t = useTranslations("home.low");
  const { rows, low, all, from } = ratings;
  const more = low - rows.length;
  const list = listAddress("/ratings", { from });
  return (
    <section aria-labelledby="low">
      <SectionHead
        id="low"
        title={t("title")}
        aside={low > 0 && <Link href={list}>{t("count", { low, all })}</Link>}
      />
      {rows.length > 0 ? (
        <HairlineList>
          {rows.map((rating) => (
            <Row key={rating.id} rating={rating} clock={clock} />
          ))}
        </HairlineList>
      ) : (
        <p className="text-sm text-muted">{all > 0 ? t("none", { all }) : t("nothing")}</p>
      )}
      {more > 0 && <p className="pt-2 text-sm text-muted">{t("more", { count: more })}</p>}
    </section>
  );
}

function Row({ rating, clock }: { rating: LowRating; clock: Clock }) {
  const t = useTranslations("home");
  const labels = useTranslations("labels");
  const ui = useTranslations("ui");
  const erased = useErased();
  const { orderNumber: number, solverName } = rating;
  const name = erased.name(rating.customerName);
  return (
    <li className="grid gap-1 py-3 hover:bg-sunken">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <Stars value={rating.stars} label={ui("starsOf", { value: rating.stars })} />
        {solverName && (
          <span className="text-xs text-muted">{t("low.solvedBy", { name: solverName })}</span>
        )}
      </div>
      <p>
        <Link
          href={`/orders/${rating.orderId}#update-${rating.updateId}`}
          className="plain cover font-strong"
        >
          {erased.title(rating.title)}
        </Link>
      </p>
      {rating.comment && <Quote className="line-clamp-3 text-sm">{rating.comment}</Quote>}
      <p className="text-sm text-muted">{labels("nameAndOrder", { name, number })}</p>
      <p className="text-sm">
        <RecoveryLine rating={rating} clock={clock} />
      </p>
    </li>
  );
}
