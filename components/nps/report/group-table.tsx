import { Link } from "@/components/shell/link";
import { Hint } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/layout";
import { RangePlot } from "@/components/ui/range-plot";
import { RowHead, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { useTranslations } from "@/lib/i18n/use-translations";
import { RANK_FROM } from "@/lib/nps/report/scale";
import { answersIn, type BandCounts, npsMargin, npsScore } from "@/lib/nps/score";
import { Score } from "./key-figures";

export type GroupRow = { key: string; name: string; counts: BandCounts; href: string };

export interface GroupTableProps {
  title: string;
  /** What the rows are. */
  column: string;
  lead?: string;
  rows: GroupRow[];
  /** Instead of rows. */
  none?: string;
  /** Below the rows. */
  hint?: string;
  /** The score of all, drawn as a dashed line. */
  compare: number | null;
}

/** The score of parts of the answers, most answers first, each row with the list behind it. */
export function GroupTable({ title, column, lead, rows, none, hint, compare }: GroupTableProps) {
  const t = useTranslations("npsReport.groups");
  const labels = useTranslations("labels");
  return (
    <section>
      <SectionHead title={title} />
      {lead && <p className="-mt-1.5 mb-2 text-sm text-muted">{lead}</p>}
      {rows.length === 0 ? (
        <p className="text-muted">{none}</p>
      ) : (
        <Table caption={title} fold={false}>
          <TableHead>
            <Th>{column}</Th>
            <Th>{t("columns.nps")}</Th>
            <Th className="w-1/3 max-sm:hidden">
              <span aria-hidden="true">{t("columns.drawn")}</span>
              <span className="sr-only">{t("drawn")}</span>
            </Th>
            <Th end>{labels("answers")}</Th>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <Row key={row.key} row={row} compare={compare} />
            ))}
          </TableBody>
        </Table>
      )}
      {hint && <Hint className="mt-2">{hint}</Hint>}
    </section>
  );
}

function Row({ row, compare }: { row: GroupRow; compare: number | null }) {
  const t = useTranslations("npsReport");
  const labels = useTranslations("labels");
  const { name, counts, href } = row;
  const count = answersIn(counts);
  const [score, margin] = [npsScore(counts), npsMargin(counts)];
  const ranked = count >= RANK_FROM && score !== null && margin !== null;
  return (
    <Tr>
      <RowHead long className="font-normal">
        {name}
      </RowHead>
      <Td className="font-semibold whitespace-nowrap tabular-nums">
        {ranked ? (
          <Score score={score} counts={counts} />
        ) : (
          <span className="font-normal text-muted">{labels("tooFew")}</span>
        )}
      </Td>
      <Td className="max-sm:hidden">
        {ranked && (
          <RangePlot
            value={score}
            low={score - margin}
            high={score + margin}
            compare={compare ?? undefined}
            min={-100}
            max={100}
          />
        )}
      </Td>
      <Td end>
        <Link href={href} aria-label={t("groups.answersOf", { count, name })}>
          {t("trend.tick", { tick: count })}
        </Link>
      </Td>
    </Tr>
  );
}
