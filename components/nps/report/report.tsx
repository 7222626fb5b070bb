import type { ReactNode } from "react";
import type { Clock } from "@/lib/base/format";
import { answersAddress } from "@/lib/nps/report/address";
import type { Figures, Lists } from "@/lib/nps/report/figures";
import type { ProductFigures } from "@/lib/nps/report/products";
import type { AnswerFilter } from "@/lib/nps/report/schema";
import { IndustryStrip } from "./industry-strip";
import { KeyFigures } from "./key-figures";
import { ReportGroups } from "./report-groups";
import { ScoreScale } from "./score-scale";
import { TrendChart } from "./trend-chart";

export interface ReportProps {
  figures: Figures;
  products: ProductFigures;
  lists: Lists;
  /** Which answers the page is about, for the lists behind its figures. */
  filter: Partial<AnswerFilter>;
  shop: string;
  clock: Clock;
  /** The last part: the calculator. */
  children: ReactNode;
}

/** Everything the answers of a period say. */
export function Report(props: ReportProps) {
  const { figures, products, lists, filter, shop, clock, children } = props;
  return (
    <>
      <KeyFigures
        counts={figures.all}
        before={figures.before}
        hrefOf={(band) => answersAddress({ ...filter, band })}
        locale={clock.locale}
      />
      <div className="mt-8 grid items-start gap-x-10 gap-y-9 *:min-w-0 lg:grid-cols-2">
        <TrendChart
          trend={figures.trend}
          step={figures.step}
          clock={clock}
          hrefOf={({ from, to }) => answersAddress({ ...filter, from, to })}
        />
        <ScoreScale counts={figures.all} />
        <ReportGroups
          figures={figures}
          products={products}
          lists={lists}
          filter={filter}
          beside={<IndustryStrip shop={shop} counts={figures.all} />}
        />
        {children}
      </div>
    </>
  );
}
