import { Link } from "@/components/shell/link";
import { Moment } from "@/components/shell/moment";
import { LinkButton } from "@/components/ui/button";
import { Chip, Chips } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { LabelOf } from "@/components/ui/label-of";
import { StateLine } from "@/components/ui/status";
import { RowHead, Sub, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { describeTemplateUses } from "@/lib/nps/templates/describe-uses";
import type { TemplateRow } from "@/lib/nps/templates/queries";
import { ArchiveButton } from "./archive-button";

const PATH = "/settings/nps/templates";

export interface TemplateListProps {
  templates: TemplateRow[];
  archived: boolean;
  shopId: string;
  clock: Clock;
}

/** The shop's templates: what they say, what sends them, and what the check thinks of them. */
export function TemplateList({ templates, archived, shopId, clock }: TemplateListProps) {
  const t = useTranslations("npsTemplates");
  const labels = useTranslations("labels");
  const places = useTranslations("places");
  const none = archived ? "noneArchived" : "none";
  return (
    <div>
      <Chips label={t("filter")}>
        <Chip as={Link} href={PATH} current={!archived}>
          {t("inUseOnes")}
        </Chip>
        <Chip as={Link} href={`${PATH}?archived`} current={archived}>
          {t("archivedOnes")}
        </Chip>
      </Chips>
      {templates.length === 0 ? (
        <EmptyState icon="mail" title={t(`${none}.title`)}>
          {t(`${none}.text`)}
        </EmptyState>
      ) : (
        <Table caption={places("templates")}>
          <TableHead>
            <Th>{labels("template")}</Th>
            <Th>{labels("usedBy")}</Th>
            <Th>{t("columns.check")}</Th>
            <Th wideOnly>{t("columns.changed")}</Th>
            <Th>
              <span className="sr-only">{t("columns.act")}</span>
            </Th>
          </TableHead>
          <TableBody>
            {templates.map((template) => (
              <TemplateLine key={template.id} template={template} shopId={shopId} clock={clock} />
            ))}
          </TableBody>
        </Table>
      )}
    </div>
  );
}

type LineProps = Pick<TemplateListProps, "shopId" | "clock"> & { template: TemplateRow };

function TemplateLine({ template, shopId, clock }: LineProps) {
  const t = useTranslations("npsTemplates");
  const buttons = useTranslations("buttons");
  const labels = useTranslations("labels");
  const { id, name, subject, uses, archivedAt } = template;
  return (
    <Tr>
      <RowHead long>
        <Link href={`${PATH}/${id}`} className="plain font-strong wrap-anywhere">
          {name}
        </Link>
        <Sub className="wrap-anywhere">{subject}</Sub>
      </RowHead>
      <Td label={labels("usedBy")}>
        {uses.length > 0 ? (
          <span className="block wrap-anywhere first-letter:uppercase sm:min-w-40">
            {describeTemplateUses(clock.locale, uses)}
          </span>
        ) : (
          <span className="text-muted">{labels("notUsed")}</span>
        )}
      </Td>
      <Td label={t("columns.check")} className="sm:whitespace-nowrap">
        <Verdict template={template} />
      </Td>
      <Td label={t("columns.changed")} wideOnly>
        <Moment at={template.updatedAt} clock={clock} look="day" />
      </Td>
      <Td full>
        <div className="flex flex-wrap justify-end gap-1 sm:flex-nowrap max-sm:-mx-2 max-sm:justify-start sm:-my-1.5">
          {!archivedAt && (
            <LinkButton as={Link} variant="quiet" href={`${PATH}/new?from=${id}`}>
              <LabelOf label={buttons("copy")} of={name} />
            </LinkButton>
          )}
          {uses.length === 0 && (
            <ArchiveButton
              templateId={id}
              name={name}
              archived={archivedAt !== null}
              shopId={shopId}
            />
          )}
        </div>
      </Td>
    </Tr>
  );
}

function Verdict({ template: { rates, warnings } }: { template: TemplateRow }) {
  const t = useTranslations("npsTemplates");
  if (!rates) return <StateLine tone="bad">{t("verdict.noRateLink")}</StateLine>;
  if (warnings === 0) return <StateLine tone="ok">{t("verdict.good")}</StateLine>;
  return (
    <StateLine tone="wait" icon="triangle-alert">
      {t("verdict.warnings", { count: warnings })}
    </StateLine>
  );
}
