import { Link } from "@/components/shell/link";
import { Who } from "@/components/ui/avatar";
import { Table, TableBody, TableFoot, TableHead, Th } from "@/components/ui/table";
import { formatShare } from "@/lib/base/format";
import { listAddress } from "@/lib/base/list-address";
import { useTranslations } from "@/lib/i18n/use-translations";
import { RANK_FROM, type TeamRow as Row, type TeamFigures } from "@/lib/updates/team/queries";
import { TeamRow } from "./team-row";

export interface TeamTableProps {
  rows: Row[];
  all: TeamFigures;
  locale: string;
}

/** Members by the lower end of their range, and everybody together. */
export function TeamTable({ rows, all, locale }: TeamTableProps) {
  const t = useTranslations("team");
  const wholeRanked = all.ratings >= RANK_FROM;
  const drawn: TeamFigures[] = rows.filter((row) => row.ranked);
  const from = axisStart(wholeRanked ? [...drawn, all] : drawn);
  const compare = wholeRanked ? all.csat : null;
  const common = { compare, from, locale };
  return (
    <Table caption={t("caption")} className="team">
      <Head from={wholeRanked ? from : null} locale={locale} />
      <TableBody>
        {rows.map((row) => {
          const href = listAddress("/ratings", { member: row.memberId });
          return (
            <TeamRow
              key={row.memberId}
              {...common}
              head={<Member row={row} href={href} />}
              figures={row}
              ranked={row.ranked}
              link={{ href, label: t("ratingsOf", { count: row.ratings, name: row.name }) }}
            />
          );
        })}
      </TableBody>
      <TableFoot>
        <TeamRow
          {...common}
          head={t("whole")}
          figures={all}
          ranked={wholeRanked}
          link={{ href: "/ratings", label: t("ratingsOfAll", { count: all.ratings }) }}
        />
      </TableFoot>
    </Table>
  );
}

/** The drawn axis begins at the full ten per cent below the lowest range. */
function axisStart(figures: TeamFigures[]): number {
  const lows = figures.map(({ interval }) => interval?.low ?? 1);
  return Math.min(0.9, Math.floor(Math.min(1, ...lows) * 10) / 10);
}

function Head({ from, locale }: { from: number | null; locale: string }) {
  const t = useTranslations("team.columns");
  const labels = useTranslations("labels");
  return (
    <TableHead>
      <Th>{t("member")}</Th>
      <Th aria-sort="descending">{t("csat")}</Th>
      <Th className="w-1/4">
        {from !== null && (
          <span aria-hidden="true" className="flex justify-between">
            <span>{formatShare(locale, from)}</span>
            <span>{formatShare(locale, 1)}</span>
          </span>
        )}
        <span className="sr-only">{t("drawn")}</span>
      </Th>
      <Th end>{labels("ratings")}</Th>
      <Th end>{labels("average")}</Th>
      <Th>{t("stars")}</Th>
      <Th end>{labels("solved")}</Th>
      <Th end>{t("notAsked")}</Th>
    </TableHead>
  );
}

function Member({ row, href }: { row: Row; href: string }) {
  const t = useTranslations("team");
  return (
    <Link href={href} className="plain">
      <Who name={row.name} size="sm" />
      {!row.active && <span className="sub">{t("left")}</span>}
    </Link>
  );
}
