import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { NotInvitedList } from "@/components/nps/coverage/not-invited";
import { PageBody, PageHead } from "@/components/ui/layout";
import { listAddress } from "@/lib/base/list-address";
import { parse } from "@/lib/http/parse";
import { pageMember } from "@/lib/identity/gates/session";
import { listNotInvited } from "@/lib/nps/coverage/not-invited";
import { COVERAGE_MONTHS } from "@/lib/nps/coverage/period";
import { peopleListSchema } from "@/lib/nps/coverage/schema";

const PAGE = 25;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsAsking.people");
  return { title: t("pageTitle") };
}

export default async function NotInvitedPage({ searchParams }: PageProps) {
  const { cursor = null } = parse(peopleListSchema, await searchParams);
  const member = await pageMember(listAddress("/nps/asking/people", { cursor }));
  const [t, clock, { rows, next }, places] = await Promise.all([
    getTranslations("npsAsking.people"),
    pageClock(member),
    listNotInvited(member, { cursor, limit: PAGE }),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/nps/asking", label: places("invitations") }}
        title={t("title")}
        lead={t("lead", { months: COVERAGE_MONTHS })}
      />
      <PageBody>
        <NotInvitedList rows={rows} cursor={cursor} next={next} clock={clock} />
      </PageBody>
    </>
  );
}
