import { ActionButton } from "@/components/form/action-button";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SectionHead } from "@/components/ui/layout";
import { StateLine } from "@/components/ui/status";
import { RowHead, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { useTranslations } from "@/lib/i18n/use-translations";
import { switchNpsEntry } from "@/lib/nps/lists/actions";
import { describeUses } from "@/lib/nps/lists/describe-uses";
import type { ListEntry } from "@/lib/nps/lists/queries";
import type { ListName } from "@/lib/nps/lists/schema";

export interface EntryTableProps {
  list: ListName;
  entries: ListEntry[];
  shopId: string;
  locale: string;
}

/** Channels or categories: their codes and numbers, whether they are in use, and by what. */
export function EntryTable({ list, entries, shopId, locale }: EntryTableProps) {
  const t = useTranslations("npsLists");
  const labels = useTranslations("labels");
  return (
    <section>
      <SectionHead
        id={list}
        title={t(`${list}.title`)}
        aside={
          <LinkButton as={Link} icon="plus" href={`/settings/nps/lists/${list}/new`}>
            {t(`${list}.add`)}
          </LinkButton>
        }
      />
      <p className="mb-3 max-w-[70ch] text-sm text-muted">{t(`${list}.lead`)}</p>
      {entries.length === 0 ? (
        <EmptyState icon="sliders-horizontal" headingLevel={3} title={t(`${list}.none`)}>
          {t(`${list}.noneText`)}
        </EmptyState>
      ) : (
        <Table caption={t(`${list}.title`)}>
          <TableHead>
            <Th>{labels("name")}</Th>
            <Th>{labels("code")}</Th>
            <Th end>{labels("number")}</Th>
            <Th>{labels("state")}</Th>
            <Th>{labels("usedBy")}</Th>
            <Th>
              <span className="sr-only">{t("columns.act")}</span>
            </Th>
          </TableHead>
          <TableBody>
            {entries.map((entry) => (
              <EntryRow key={entry.id} list={list} entry={entry} shopId={shopId} locale={locale} />
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
}

type RowProps = Omit<EntryTableProps, "entries"> & { entry: ListEntry };

function EntryRow({ list, entry, shopId, locale }: RowProps) {
  const t = useTranslations("npsLists");
  const labels = useTranslations("labels");
  const switchTo = useTranslations("buttons.switch");
  const { id, code, name, active, uses } = entry;
  const act = active ? "off" : "on";
  return (
    <Tr>
      <RowHead long>
        <Link
          href={`/settings/nps/lists/${list}/${id}`}
          className="plain font-strong wrap-anywhere"
        >
          {name}
        </Link>
      </RowHead>
      <Td long label={labels("code")}>
        <code className="font-mono text-sm wrap-anywhere sm:block sm:min-w-20">{code}</code>
      </Td>
      <Td label={labels("number")} end>
        <code className="font-mono text-sm">{id}</code>
      </Td>
      <Td label={labels("state")}>
        {active ? (
          <StateLine tone="ok" className="whitespace-nowrap">
            {t("on")}
          </StateLine>
        ) : (
          <StateLine tone="idle" icon="ban" className="whitespace-nowrap">
            {labels("off")}
          </StateLine>
        )}
      </Td>
      <Td label={labels("usedBy")}>
        {uses.length > 0 ? (
          <span className="block wrap-anywhere first-letter:uppercase sm:min-w-40">
            {describeUses(locale, uses)}
          </span>
        ) : (
          <span className="text-muted">{labels("notUsed")}</span>
        )}
      </Td>
      <Td full>
        <div className="flex justify-end max-sm:-mx-2 max-sm:justify-start sm:-my-1.5">
          {active && uses.length > 0 ? (
            <span className="text-sm text-muted px-2 sm:my-1.5">{t("staysOn")}</span>
          ) : (
            <ActionButton
              action={switchNpsEntry}
              shopId={shopId}
              hidden={{ list, id: String(id), on: active ? "no" : "yes" }}
              label={switchTo(act)}
              of={name}
              pending="switching"
            />
          )}
        </div>
      </Td>
    </Tr>
  );
}
