import type { Metadata } from "next";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { ListKeys } from "@/components/list/list-keys";
import { AnswerFilters } from "@/components/nps/report/answer-filters";
import { AnswerList } from "@/components/nps/report/answer-list";
import { NoAnswers } from "@/components/nps/report/no-answers";
import { LinkButton } from "@/components/ui/button";
import { PageBody, PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { answersAddress } from "@/lib/nps/report/address";
import { listAnswers } from "@/lib/nps/report/answers";
import { PRODUCT_SAMPLE } from "@/lib/nps/report/answers-where";
import { countAnswers } from "@/lib/nps/report/count-answers";
import { hasAnswers, readLists } from "@/lib/nps/report/figures";
import { type AnswerFilter, readAnswersSearch } from "@/lib/nps/report/schema";

const PAGE = 25;

export async function generateMetadata(): Promise<Metadata> {
  const places = await getTranslations("places");
  return { title: places("answers") };
}

export default async function AnswersPage({ searchParams }: PageProps) {
  const { filter, cursor } = readAnswersSearch(await searchParams);
  const member = await pageMember(answersAddress(filter, { cursor }));
  const [t, clock, any, lists, count, { rows, next }, places] = await Promise.all([
    getTranslations("npsReport"),
    pageClock(member),
    hasAnswers(member),
    readLists(member),
    countAnswers(member, filter),
    listAnswers(member, { filter, cursor, limit: PAGE }),
    getTranslations("places"),
  ]);
  const admin = roleAllows(member.role, "admin");
  return (
    <>
      <PageHead
        title={places("answers")}
        lead={any && filter.id === null && lead(t, filter, count)}
        actions={
          any &&
          admin && (
            <LinkButton href={answersAddress(filter, { path: "/nps/export" })} icon="download">
              {t("exportCsv")}
            </LinkButton>
          )
        }
      />
      <PageBody>
        {any ? (
          <>
            <AnswerFilters filter={filter} lists={lists} />
            <ListKeys />
            <AnswerList answers={rows} filter={filter} cursor={cursor} next={next} clock={clock} />
          </>
        ) : (
          <NoAnswers admin={admin} />
        )}
      </PageBody>
    </>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<"npsReport">>>;

function lead(t: Words, { product }: AnswerFilter, count: number | null): string {
  if (count === null) return t("answers.leadOpen");
  if (product !== null) return t("answers.leadSample", { count, sample: PRODUCT_SAMPLE });
  return t("answers.lead", { count });
}
