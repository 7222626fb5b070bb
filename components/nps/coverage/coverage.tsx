import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Hint } from "@/components/ui/field";
import { Table, TableBody, TableFoot, TableHead, Th } from "@/components/ui/table";
import { type Clock, formatMonth } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { CoverageWay } from "@/lib/nps/coverage/coverage";
import { CoverageLegend } from "./coverage-legend";
import { CoverageRow } from "./coverage-row";
import { allMonths } from "./coverage-sums";
import { middleOf } from "./list-addresses";

export interface CoverageProps {
  ways: CoverageWay[];
  clock: Clock;
}

/** Who was invited and who wasn’t, and why, by month and way of asking. */
export function Coverage({ ways, clock }: CoverageProps) {
  const t = useTranslations("npsAsking.coverage");
  const buttons = useTranslations("buttons");
  const shown = ways.filter(({ months }) => months.length > 0);
  if (shown.length === 0) {
    return (
      <EmptyState
        icon="mail"
        headingLevel={3}
        title={t("empty.title")}
        actions={
          <LinkButton as={Link} href="/orders">
            {buttons("goToOrders")}
          </LinkButton>
        }
      >
        {t("empty.text")}
      </EmptyState>
    );
  }
  return (
    <>
      <CoverageLegend />
      {shown.map((way) => (
        <WayTable key={way.way} way={way} clock={clock} />
      ))}
      <Hint>{t("hint")}</Hint>
    </>
  );
}

function WayTable({ way: { way, name, months }, clock }: { way: CoverageWay; clock: Clock }) {
  const t = useTranslations("npsAsking.coverage");
  const labels = useTranslations("labels");
  const places = useTranslations("places");
  const title = way === "updates" ? places("afterUpdates") : t("survey", { name: name ?? "" });
  return (
    <div className="mb-5">
      <h3 className="mb-1 text-base">{title}</h3>
      <Table caption={t("caption", { way: title })}>
        <TableHead>
          <Th className="w-34">{labels("month")}</Th>
          <Th className="w-2/12">{t("columns.bar")}</Th>
          <Th end>{t(way === "updates" ? "columns.solved" : "columns.decided")}</Th>
          <Th end>{labels("invited")}</Th>
          <Th end>{labels("answered")}</Th>
          <Th end>{t("columns.waiting")}</Th>
          <Th end>{labels("notInvited")}</Th>
          <Th className="w-4/12">{labels("reason")}</Th>
        </TableHead>
        <TableBody>
          {months.map((counts) => (
            <CoverageRow
              key={counts.month}
              way={way}
              month={counts.month}
              name={formatMonth(middleOf(counts.month), clock)}
              counts={counts}
            />
          ))}
        </TableBody>
        <TableFoot>
          <CoverageRow
            way={way}
            month={null}
            name={t("all", { count: months.length })}
            counts={allMonths(months)}
          />
        </TableFoot>
      </Table>
    </div>
  );
}
