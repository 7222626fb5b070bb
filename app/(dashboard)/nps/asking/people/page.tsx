import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { NeverAskedList } from "@/components/nps/coverage/never-asked";
import { PageBody, PageHead } from "@/components/ui/layout";
import { listAddress } from "@/lib/base/list-address";
import { parse } from "@/lib/http/parse";
import { pageMember } from "@/lib/identity/gates/session";
import { listNeverAsked } from "@/lib/nps/coverage/never-asked";
import { COVERAGE_MONTHS } from "@/lib/nps/coverage/period";
import { peopleListSchema } from "@/lib/nps/coverage/schema";

const PAGE = 25;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsAsking.people");
  return { title: t("pageTitle") };
}

export default async function NeverAskedPage({ searchParams }: PageProps) {
  const { cursor = null } = parse(peopleListSchema, await searchParams);
  const member = await pageMember(listAddress("/nps/asking/people", { cursor }));
  const [t, list, clock, { rows, next }] = await Promise.all([
    getTranslations("npsAsking.people"),
    getTranslations("npsAsking.list"),
    pageClock(member),
    listNeverAsked(member, { cursor, limit: PAGE }),
  ]);
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/nps/asking", label: list("back") }}
        title={t("title")}
        lead={t("lead", { months: COVERAGE_MONTHS })}
      />
      <PageBody>
        <NeverAskedList rows={rows} cursor={cursor} next={next} clock={clock} />
      </PageBody>
    </>
  );
}
