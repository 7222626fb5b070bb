import { EmptyList } from "@/components/list/empty-list";
import { ListPager } from "@/components/list/list-pager";
import { HairlineList } from "@/components/ui/card";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { RatingRow as Rating, RatingFilter } from "@/lib/ratings/queries";
import { feedAddress } from "./feed-address";
import { RatingRow } from "./rating-row";

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
  if (ratings.length === 0) return <Empty filtered={isFiltered(filter) || cursor !== null} />;
  return (
    <>
      <HairlineList className="-mx-2.5">
        {ratings.map((rating) => (
          <RatingRow key={rating.id} rating={rating} clock={clock} />
        ))}
      </HairlineList>
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
