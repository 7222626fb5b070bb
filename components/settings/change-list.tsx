import { FilterChips } from "@/components/list/filter-chips";
import { ListPager } from "@/components/list/list-pager";
import { Moment } from "@/components/shell/moment";
import { Who } from "@/components/ui/avatar";
import { EmptyState } from "@/components/ui/empty-state";
import { RowHead, Sub, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Clock } from "@/lib/base/format";
import { listAddress } from "@/lib/base/list-address";
import { useTranslations } from "@/lib/i18n/use-translations";
import { describeChange, isAct } from "@/lib/shops/describe-log";
import { LOG_AREAS, type LogArea, type LogRow } from "@/lib/shops/log-queries";

const PATH = "/settings/log";

export interface ChangeListProps {
  rows: LogRow[];
  /** Whose ids may stand in a changed list. */
  members: { id: string; name: string }[];
  area: LogArea | null;
  cursor: string | null;
  next: string | null;
  clock: Clock;
}

/** Every change of a setting, newest first: what, from what to what, who and when. */
export function ChangeList({ rows, members, area, cursor, next, clock }: ChangeListProps) {
  const t = useTranslations("settings.log");
  const labels = useTranslations("labels");
  const places = useTranslations("places");
  return (
    <>
      <FilterChips
        label={t("filter")}
        all={{ label: labels("all") }}
        options={LOG_AREAS.map((value) => ({ value, label: places(value) }))}
        current={area}
        address={(value) => listAddress(PATH, { area: value })}
      />
      {rows.length === 0 ? (
        <EmptyState icon="history" title={t("none.title")}>
          {t("none.text")}
        </EmptyState>
      ) : (
        <Table caption={t("caption")}>
          <TableHead>
            <Th>{t("columns.what")}</Th>
            <Th>{t("columns.by")}</Th>
            <Th>{labels("time")}</Th>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <ChangeRow key={row.id} row={row} members={members} clock={clock} />
            ))}
          </TableBody>
        </Table>
      )}
      <ListPager
        words={t}
        address={(place) => listAddress(PATH, { area, cursor: place })}
        cursor={cursor}
        next={next}
      />
    </>
  );
}

type RowProps = Pick<ChangeListProps, "members" | "clock"> & { row: LogRow };

function ChangeRow({ row, members, clock }: RowProps) {
  const t = useTranslations("settings.log");
  const labels = useTranslations("labels");
  const { name, from, to } = describeChange(clock.locale, row, members);
  return (
    <Tr>
      <RowHead long>
        {row.subject ? t("of", { subject: row.subject, name }) : name}
        <Sub className="wrap-anywhere whitespace-pre-line empty:hidden">
          {from === null
            ? !isAct(row.setting) && t("secret")
            : t.rich("fromTo", {
                from: () => <s className="no-underline">{from}</s>,
                to: () => <span className="text-text">{to}</span>,
              })}
        </Sub>
      </RowHead>
      <Td long label={t("columns.by")}>
        {row.by === null ? t("upgrade") : <Who name={row.by} />}
      </Td>
      <Td label={labels("time")}>
        <Moment at={row.at} clock={clock} />
      </Td>
    </Tr>
  );
}
