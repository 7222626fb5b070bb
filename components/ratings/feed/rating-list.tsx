import Link from "next/link";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { HairlineList } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import type { Clock } from "@/lib/base/format";
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
      <Pager
        as={Link}
        label={t("pages")}
        newer={cursor ? { href: feedAddress(filter), label: t("newest") } : undefined}
        older={next ? { href: feedAddress(filter, next), label: t("older") } : undefined}
      />
    </>
  );
}

function isFiltered({ stars, memberId, withComment, from, to }: RatingFilter): boolean {
  return Boolean(stars || memberId || withComment || from || to);
}

function Empty({ filtered }: { filtered: boolean }) {
  const t = useTranslations("ratings");
  if (filtered) {
    return (
      <EmptyState
        icon="search"
        title={t("nothing.title")}
        actions={
          <LinkButton as={Link} href="/ratings">
            {t("nothing.all")}
          </LinkButton>
        }
      >
        {t("nothing.text")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="star"
      title={t("none.title")}
      actions={
        <LinkButton as={Link} href="/orders">
          {t("none.orders")}
        </LinkButton>
      }
    >
      {t("none.text")}
    </EmptyState>
  );
}
