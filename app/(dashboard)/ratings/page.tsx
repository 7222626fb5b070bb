import type { Metadata } from "next";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { ListKeys } from "@/components/list/list-keys";
import { feedAddress } from "@/components/ratings/feed/feed-address";
import { RatingFilters } from "@/components/ratings/feed/rating-filters";
import { RatingList } from "@/components/ratings/feed/rating-list";
import { RatingSummary } from "@/components/ratings/feed/rating-summary";
import { Columns, PageBody, PageHead } from "@/components/ui/layout";
import { parse } from "@/lib/http/parse";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { ratingFeedSchema } from "@/lib/ratings/feed-schema";
import { countRatings, listRatings, type RatingFilter } from "@/lib/ratings/queries";
import { listChoices } from "@/lib/updates/queries";

const PAGE = 25;

export async function generateMetadata(): Promise<Metadata> {
  const places = await getTranslations("places");
  return { title: places("ratings") };
}

export default async function RatingsPage({ searchParams }: PageProps) {
  const search = parse(ratingFeedSchema, await searchParams);
  const filter: RatingFilter = {
    stars: search.stars ?? null,
    memberId: search.member ?? null,
    withComment: search.comment,
    from: search.from ?? null,
    to: search.to ?? null,
  };
  const cursor = search.cursor ?? null;
  const member = await pageMember(feedAddress(filter, cursor));
  const [t, clock, choices, counts, { rows, next }, places] = await Promise.all([
    getTranslations("ratings"),
    pageClock(member),
    listChoices(member),
    countRatings(member, filter),
    listRatings(member, { ...filter, cursor, limit: PAGE }),
    getTranslations("places"),
  ]);
  const count = counts
    .filter((row) => filter.stars === null || row.stars === filter.stars)
    .reduce((total, row) => total + row.count, 0);
  return (
    <>
      <PageHead title={places("ratings")} lead={t("lead", { count })} />
      <PageBody>
        <Columns
          single
          asideLabel={t("summaryLabel")}
          aside={<RatingSummary filter={filter} counts={counts} locale={clock.locale} />}
        >
          <RatingFilters filter={filter} members={choices.members} counts={counts} />
          <ListKeys />
          <RatingList ratings={rows} filter={filter} cursor={cursor} next={next} clock={clock} />
        </Columns>
      </PageBody>
    </>
  );
}
