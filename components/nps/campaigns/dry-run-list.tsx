import Link from "next/link";
import { useTranslations } from "next-intl";
import { FilterChips } from "@/components/list/filter-chips";
import { ListPager } from "@/components/list/list-pager";
import { Moment } from "@/components/shell/moment";
import { EmptyState } from "@/components/ui/empty-state";
import { RowHead, Sub, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Clock } from "@/lib/base/format";
import { listAddress } from "@/lib/base/list-address";
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
  const list = useTranslations("npsSettings.dryRun.list");
  return (
    <>
      <FilterChips
        label={t("list.filter")}
        options={groupsOf(run).map(([value, count]) => ({
          value,
          label: t(`groups.${value}`, { count }),
        }))}
        current={group}
        address={(value) => listAddress(PATH, { group: value })}
      />
      {rows.length === 0 ? (
        <EmptyState icon="circle-check" title={t("list.none")}>
          {t("list.noneText")}
        </EmptyState>
      ) : (
        <Table caption={t("list.caption")}>
          <TableHead>
            <Th>{t("list.update")}</Th>
            <Th>{t("list.customer")}</Th>
            <Th>{t("list.solved")}</Th>
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
                  <Sub>{t("list.order", { number: row.orderNumber })}</Sub>
                </RowHead>
                <Td long label={t("list.customer")}>
                  {row.customerName}
                </Td>
                <Td label={t("list.solved")}>
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
