import type { Metadata } from "next";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { LeftOutLine } from "@/components/nps/coverage/not-invited";
import { Calculator } from "@/components/nps/report/calculator";
import { NoAnswers, NoneInPeriod } from "@/components/nps/report/no-answers";
import { Report } from "@/components/nps/report/report";
import { ReportFilters } from "@/components/nps/report/report-filters";
import { LinkButton } from "@/components/ui/button";
import { PageBody, PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { countLeftOut } from "@/lib/nps/coverage/left-out";
import { answersAddress, keptInAddress, reportAddress } from "@/lib/nps/report/address";
import { hasAnswers, readFigures, readLists } from "@/lib/nps/report/figures";
import { dayIn, resolvePeriod } from "@/lib/nps/report/periods";
import { readProducts } from "@/lib/nps/report/products";
import { readReportSearch } from "@/lib/nps/report/schema";
import { answersIn } from "@/lib/nps/score";
import { readShop } from "@/lib/shops/queries";
import { periodLead } from "./period-lead";

export async function generateMetadata(): Promise<Metadata> {
  const places = await getTranslations("places");
  return { title: places("nps") };
}

export default async function NpsPage({ searchParams }: PageProps) {
  const search = readReportSearch(await searchParams);
  const member = await pageMember(reportAddress(search));
  const [t, clock, shop, places] = await Promise.all([
    getTranslations("npsReport"),
    pageClock(member),
    readShop(member),
    getTranslations("places"),
  ]);
  const { channelId, categoryId } = search;
  const today = dayIn(clock.timeZone, clock.now);
  const period = resolvePeriod(search.period, search.custom, today);
  const filter = { from: period.from, to: period.to, channelId, categoryId };
  const [any, lists, figures, products, left] = await Promise.all([
    hasAnswers(member),
    readLists(member),
    readFigures(member, period, search),
    readProducts(member, filter),
    countLeftOut(member, period),
  ]);
  const admin = roleAllows(member.role, "admin");
  const calculator = <Calculator typed={search.calculation} keep={keptInAddress(search)} />;
  return (
    <>
      <PageHead
        title={places("nps")}
        lead={any && periodLead(t, period, clock)}
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
        {any && <ReportFilters search={search} lists={lists} />}
        <div className="mt-3 empty:hidden">
          <LeftOutLine count={left} span={{ from: period.from, to: period.to }} />
        </div>
        {!any && <NoAnswers admin={admin} />}
        {any && answersIn(figures.all) === 0 && <NoneInPeriod />}
        {answersIn(figures.all) > 0 ? (
          <Report
            figures={figures}
            products={products}
            lists={lists}
            filter={filter}
            shop={shop.name}
            clock={clock}
          >
            {calculator}
          </Report>
        ) : (
          <div className="mt-6 max-w-160">{calculator}</div>
        )}
      </PageBody>
    </>
  );
}
