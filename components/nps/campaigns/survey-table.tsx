import { ActionButton } from "@/components/form/action-button";
import { Link } from "@/components/shell/link";
import { RowHead, Sub, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { formatShare } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { switchSurveyOff, switchSurveyOn } from "@/lib/nps/campaigns/actions";
import { describeSegment, describeWhen } from "@/lib/nps/campaigns/describe-survey";
import type { SurveyRow } from "@/lib/nps/campaigns/survey-queries";

export interface SurveyTableProps {
  rows: SurveyRow[];
  shopId: string;
  locale: string;
}

/** The surveys that are not archived, each with its switch. */
export function SurveyTable({ rows, shopId, locale }: SurveyTableProps) {
  const t = useTranslations("npsSettings.surveys");
  const labels = useTranslations("labels");
  const places = useTranslations("places");
  return (
    <Table caption={places("surveys")}>
      <TableHead>
        <Th>{t("columns.name")}</Th>
        <Th end>{t("columns.sent")}</Th>
        <Th end>{labels("answered")}</Th>
        <Th>{labels("state")}</Th>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <RowHead long>
              <Link href={`/settings/nps/surveys/${row.id}`} className="wrap-anywhere">
                {row.name}
              </Link>
              <Sub>
                {t("whenWhom", {
                  when: describeWhen(locale, row),
                  whom: describeSegment(locale, row),
                })}
              </Sub>
            </RowHead>
            <Td end label={t("columns.sent")}>
              {labels("count", { count: row.sent })}
            </Td>
            <Td end label={labels("answered")}>
              {row.sent === 0
                ? labels("count", { count: row.answered })
                : t("answeredOf", {
                    answered: row.answered,
                    share: formatShare(locale, row.answered / row.sent),
                  })}
            </Td>
            <Td label={labels("state")}>
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1 sm:-my-1">
                <span>{t(row.active ? "on" : "off")}</span>
                <SurveySwitch row={row} shopId={shopId} />
              </div>
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

function SurveySwitch({ row, shopId }: { row: SurveyRow; shopId: string }) {
  const switchTo = useTranslations("buttons.switch");
  const other = row.active ? "off" : "on";
  return (
    <ActionButton
      // Another button once it was pressed, with nothing left of the answer before.
      key={String(row.active)}
      action={row.active ? switchSurveyOff : switchSurveyOn}
      shopId={shopId}
      hidden={{ surveyId: row.id }}
      variant="default"
      label={switchTo(other)}
      of={row.name}
      pending="switching"
    />
  );
}
