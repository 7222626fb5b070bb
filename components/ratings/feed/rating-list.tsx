import { EmptyList } from "@/components/list/empty-list";
import { ListPager } from "@/components/list/list-pager";
import { RecoveryLine } from "@/components/updates/recovery-line";
import type { Clock } from "@/lib/base/format";
import { isDetractor } from "@/lib/base/stars";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { RatingRow as Rating, RatingFilter } from "@/lib/ratings/queries";
import { feedAddress } from "./feed-address";
import { RatingRows } from "./rating-rows";
import { viewRating } from "./rating-view";

export interface RatingListProps {
  ratings: Rating[];
  filter: RatingFilter;
  cursor: string | null;
  next: string | null;
  clock: Clock;
}

/** The feed, newest first, or why it is empty. */
export function RatingList({ ratings, filter, cursor, next, clock }: RatingListProps) {
  const t = useTranslations("ratings");
  const words = {
    ratings: t,
    labels: useTranslations("labels"),
    customers: useTranslations("customers"),
    ui: useTranslations("ui"),
    time: useTranslations("time"),
  };
  if (ratings.length === 0) return <Empty filtered={isFiltered(filter) || cursor !== null} />;
  return (
    <>
      <RatingRows
        ratings={ratings.map((rating) => {
          const low = isDetractor(rating.stars);
          return viewRating(
            rating,
            clock,
            words,
            low && <RecoveryLine rating={rating} clock={clock} />,
          );
        })}
      />
      <ListPager
        words={t}
        address={(place) => feedAddress(filter, place)}
        cursor={cursor}
        next={next}
      />
    </>
  );
}

function isFiltered({ stars, memberId, withComment, from, to }: RatingFilter): boolean {
  return Boolean(stars || memberId || withComment || from || to);
}

function Empty({ filtered }: { filtered: boolean }) {
  const t = useTranslations("ratings");
  const buttons = useTranslations("buttons");
  if (filtered) {
    return (
      <EmptyList
        icon="search"
        title={t("nothing.title")}
        way={{ href: "/ratings", label: t("nothing.all") }}
      >
        {t("nothing.text")}
      </EmptyList>
    );
  }
  return (
    <EmptyList
      icon="star"
      title={t("none.title")}
      way={{ href: "/orders", label: buttons("goToOrders") }}
    >
      {t("none.text")}
    </EmptyList>
  );
}
