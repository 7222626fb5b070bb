import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { CoverageFilterBar } from "@/components/nps/coverage/coverage-filter";
import { CoverageList } from "@/components/nps/coverage/coverage-list";
import { coverageListAddress, middleOf } from "@/components/nps/coverage/list-addresses";
import { Link } from "@/components/shell/link";
import { PageBody, PageHead } from "@/components/ui/layout";
import { formatMonth, zoneName } from "@/lib/base/format";
import { parse } from "@/lib/http/parse";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { listCoverage, readSurveyName } from "@/lib/nps/coverage/coverage-list";
import { COVERAGE_MONTHS } from "@/lib/nps/coverage/period";
import { coverageListSchema } from "@/lib/nps/coverage/schema";

const PAGE = 25;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsAsking.list");
  return { title: t("pageTitle") };
}

export default async function CoverageListPage({ searchParams }: PageProps) {
  const {
    month = null,
    way,
    reason,
    cursor = null,
  } = parse(coverageListSchema, await searchParams);
  const filter = { month, way, reason };
  const member = await pageMember(coverageListAddress(filter, cursor ?? undefined));
  const [t, coverage, clock, survey, { rows, next }, places] = await Promise.all([
    getTranslations("npsAsking.list"),
    getTranslations("npsAsking.coverage"),
    pageClock(member),
    way === "updates" ? "" : readSurveyName(member, way),
    listCoverage(member, filter, { cursor, limit: PAGE }),
    getTranslations("places"),
  ]);
  if (survey === null) notFound();
  const name = survey === "" ? places("afterUpdates") : coverage("survey", { name: survey });
  const title = t("title", { way: name, what: t(`what.${reason}`) });
  const zone = zoneName(clock.timeZone);
  const lead = month
    ? t("lead.month", { month: formatMonth(middleOf(month), clock), zone })
    : t("lead.all", { months: COVERAGE_MONTHS, zone });
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/nps/asking", label: places("invitations") }}
        title={title}
        lead={lead}
      />
      <PageBody>
        <CoverageFilterBar filter={filter} />
        <CoverageList
          rows={rows}
          filter={filter}
          cursor={cursor}
          next={next}
          caption={title}
          clock={clock}
        />
      </PageBody>
    </>
  );
}
