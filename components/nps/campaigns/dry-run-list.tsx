import { FilterChips } from "@/components/list/filter-chips";
import { ListPager } from "@/components/list/list-pager";
import { Link } from "@/components/shell/link";
import { Moment } from "@/components/shell/moment";
import { EmptyState } from "@/components/ui/empty-state";
import { RowHead, Sub, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Clock } from "@/lib/base/format";
import { listAddress } from "@/lib/base/list-address";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { DryRun, DryRunGroup, DryRunRow } from "@/lib/nps/ask/dry-run";
import { groupsOf } from "./dry-run-summary";

const PATH = "/settings/nps/dry-run";

export interface DryRunListProps {
  run: DryRun;
  rows: DryRunRow[];
  group: DryRunGroup;
  cursor: string | null;
  next: string | null;
  clock: Clock;
}

/** The updates behind one of the dry run's numbers. */
export function DryRunList({ run, rows, group, cursor, next, clock }: DryRunListProps) {
  const t = useTranslations("npsSettings.dryRun");
  const settings = useTranslations("settings");
  const labels = useTranslations("labels");
  const list = useTranslations("npsSettings.dryRun.list");
  return (
    <>
      <FilterChips
        label={labels("outcome")}
        options={groupsOf(run).map(([value, count]) => ({
          value,
          label: t(`groups.${value}`, { count }),
        }))}
        current={group}
        address={(value) => listAddress(PATH, { group: value })}
      />
      {run.cut && <p className="mb-3 text-sm text-muted">{t("cut", { count: run.cut })}</p>}
      {rows.length === 0 ? (
        <EmptyState icon="circle-check" title={t("list.none")}>
          {t("list.noneText")}
        </EmptyState>
      ) : (
        <Table caption={settings("statuses.solvedStatusId")}>
          <TableHead>
            <Th>{labels("update")}</Th>
            <Th>{labels("customer")}</Th>
            <Th>{labels("solved")}</Th>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <Tr key={row.updateId}>
                <RowHead long>
                  <Link
                    href={`/orders/${row.orderId}#update-${row.updateId}`}
                    className="plain cover"
                  >
                    {row.title}
                  </Link>
                  <Sub>{labels("orderWithNumber", { number: row.orderNumber })}</Sub>
                </RowHead>
                <Td long label={labels("customer")}>
                  {row.customerName}
                </Td>
                <Td label={labels("solved")}>
                  <Moment at={row.solvedAt} clock={clock} />
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
      <ListPager
        words={list}
        address={(place) => listAddress(PATH, { group, cursor: place })}
        cursor={cursor}
        next={next}
      />
    </>
  );
}
