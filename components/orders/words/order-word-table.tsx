import { SelectField } from "@/components/form/field";
import { Icon } from "@/components/ui/icon";
import { RowHead, Sub, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { OrderWordRow } from "@/lib/orders/order-words";
import { wordKey } from "@/lib/orders/word-schema";

type Option = { value: string; label: string };

export interface OrderWordTableProps {
  rows: OrderWordRow[];
  meanings: Option[];
  /** Stands in the list of a word that has no meaning yet. */
  choose: Option;
}

/** One line a word: how many orders carry it, and what it means. */
export function OrderWordTable({ rows, meanings, choose }: OrderWordTableProps) {
  const t = useTranslations("settings.store");
  const labels = useTranslations("labels");
  return (
    <Table caption={t("words.caption")}>
      <TableHead>
        <Th>{t("words.columns.word")}</Th>
        <Th end>{labels("orders")}</Th>
        <Th className="w-1/2">{t("words.columns.means")}</Th>
      </TableHead>
      <TableBody>
        {rows.map(({ word, written, orders, meaning }) => (
          <Tr key={word}>
            <RowHead className="wrap-anywhere">
              {written}
              {written !== word && <Sub className="font-normal wrap-anywhere">{word}</Sub>}
            </RowHead>
            <Td end label={labels("orders")}>
              {labels("count", { count: orders })}
            </Td>
            <Td full>
              <input
                type="hidden"
                name={`before-${wordKey(word)}`}
                value={meaning ?? ""}
                autoComplete="off"
                readOnly
              />
              <SelectField
                // Another list once it has a meaning.
                key={meaning}
                name={`meaning-${wordKey(word)}`}
                hideLabel
                options={meaning ? meanings : [choose, ...meanings]}
              />
              {meaning === null && (
                <p className="mt-1 flex items-center gap-1.5 text-sm text-warning">
                  <Icon name="triangle-alert" />
                  {t("unmapped")}
                </p>
              )}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
