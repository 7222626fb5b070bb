import { Moment } from "@/components/shell/moment";
import { Verdict } from "@/components/ui/card";
import { Stars } from "@/components/ui/stars";
import { Quote } from "@/components/ui/text";
import type { Clock } from "@/lib/base/format";
import { isDetractor } from "@/lib/base/stars";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { RatingView } from "@/lib/updates/card";
import { personName } from "./person-name";

export interface CardVerdictProps {
  rating: RatingView;
  clock: Clock;
}

/** The rating inside its update: stars, when, whose credit, and the comment. */
export function CardVerdict({ rating, clock }: CardVerdictProps) {
  const t = useTranslations("updates");
  const labels = useTranslations("labels");
  const at = () => <Moment at={rating.createdAt} clock={clock} />;
  const stars = t("verdict.stars", { stars: rating.stars });
  return (
    <Verdict low={isDetractor(rating.stars)}>
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Stars value={rating.stars} label={stars} />
        <span aria-hidden="true" className="font-strong">
          {stars}
        </span>
        <span className="text-sm text-muted">
          {rating.solvedBy
            ? t.rich("verdict.credited", { at, name: personName(t, rating.solvedBy) })
            : at()}
        </span>
      </div>
      {rating.comment ? (
        <Quote>{rating.comment}</Quote>
      ) : (
        <p className="text-muted">{labels("noComment")}</p>
      )}
    </Verdict>
  );
}
