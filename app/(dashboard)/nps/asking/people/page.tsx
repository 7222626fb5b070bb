import type { Metadata } from "next";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { NotInvitedList, peopleAddress } from "@/components/nps/coverage/not-invited";
import { Link } from "@/components/shell/link";
import { PageBody, PageHead } from "@/components/ui/layout";
import { parse } from "@/lib/http/parse";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { listLeftOut } from "@/lib/nps/coverage/left-out";
import { listNotInvited } from "@/lib/nps/coverage/not-invited";
import { COVERAGE_MONTHS } from "@/lib/nps/coverage/period";
import { peopleListSchema } from "@/lib/nps/coverage/schema";

const PAGE = 25;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsAsking.people");
  return { title: t("pageTitle") };
}

export default async function NotInvitedPage({ searchParams }: PageProps) {
  const search = parse(peopleListSchema, await searchParams);
  const cursor = search.cursor ?? null;
  const span = { from: search.from ?? null, to: search.to ?? null };
  const people = { leftOut: Boolean(search.left), span };
  const member = await pageMember(peopleAddress(people, cursor));
  const place = { cursor, limit: PAGE };
  const [t, left, places, clock, { rows, next }] = await Promise.all([
    getTranslations("npsAsking.people"),
    getTranslations("npsAsking.leftOut"),
    getTranslations("places"),
    pageClock(member),
    people.leftOut ? listLeftOut(member, span, place) : listNotInvited(member, place),
  ]);
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/nps/asking", label: places("invitations") }}
        title={people.leftOut ? left("title") : t("title")}
        lead={people.leftOut ? left("lead") : t("lead", { months: COVERAGE_MONTHS })}
      />
      <PageBody>
        <NotInvitedList people={people} rows={rows} cursor={cursor} next={next} clock={clock} />
      </PageBody>
    </>
  );
}
