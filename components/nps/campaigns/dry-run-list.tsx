import Link from "next/link";
import { useTranslations } from "next-intl";
import { Moment } from "@/components/dashboard/moment";
import { Chip, Chips } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
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
  return (
    <>
      <Chips label={t("list.filter")}>
        {groupsOf(run).map(([one, count]) => (
          <Chip
            key={one}
            as={Link}
            href={listAddress(PATH, { group: one })}
            current={one === group}
          >
            {t(`groups.${one}`, { count })}
          </Chip>
        ))}
      </Chips>
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
                <RowHead>
                  <Link
                    href={`/orders/${row.orderId}#update-${row.updateId}`}
                    className="plain cover"
                  >
                    {row.title}
                  </Link>
                  <Sub>{t("list.order", { number: row.orderNumber })}</Sub>
                </RowHead>
                <Td label={t("list.customer")}>{row.customerName}</Td>
                <Td label={t("list.solved")}>
                  <Moment at={row.solvedAt} clock={clock} />
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
      {(cursor || next) && (
        <Pager
          as={Link}
          label={t("list.pages")}
          newer={
            cursor ? { href: listAddress(PATH, { group }), label: t("list.newest") } : undefined
          }
          older={
            next
              ? { href: listAddress(PATH, { group, cursor: next }), label: t("list.older") }
              : undefined
          }
        />
      )}
    </>
  );
}
