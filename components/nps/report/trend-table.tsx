import { Link } from "@/components/shell/link";
import { RowHead, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { Step } from "@/lib/nps/report/periods";
import type { ChartPoint } from "./trend-shape";

export interface TrendTableProps {
  step: Step;
  rows: { label: string; point: ChartPoint | null; href: string }[];
}

/** The trend in figures, each with the answers behind it. */
export function TrendTable({ step, rows }: TrendTableProps) {
  const t = useTranslations("npsReport");
  const labels = useTranslations("labels");
  return (
    <Table caption={t(`trend.title.${step}`)} fold={false}>
      <TableHead>
        <Th>{t(`trend.columns.${step}`)}</Th>
        <Th end>{labels("nps")}</Th>
        <Th end>{t("trend.columns.margin")}</Th>
        <Th end>{labels("answers")}</Th>
      </TableHead>
      <TableBody>
        {rows.map(({ label, point, href }) => (
          <Tr key={label}>
            <RowHead className="font-normal">{label}</RowHead>
            <Td end>{point ? t("trend.tick", { tick: point.score }) : <None />}</Td>
            <Td end>
              {point?.margin == null ? (
                <None />
              ) : (
                t("key.margin", { margin: Math.round(point.margin) })
              )}
            </Td>
            <Td end>
              {point ? (
                <Link
                  href={href}
                  aria-label={t("groups.answersOf", { count: point.answers, name: label })}
                >
                  {t("trend.tick", { tick: point.answers })}
                </Link>
              ) : (
                t("trend.tick", { tick: 0 })
              )}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

function None() {
  const t = useTranslations("npsReport.key");
  const labels = useTranslations("labels");
  return (
    <>
      <span aria-hidden="true">{labels("none")}</span>
      <span className="sr-only">{t("tooFew")}</span>
    </>
  );
}
