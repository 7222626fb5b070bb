import { SelectField } from "@/components/form/field";
import { SettingsForm } from "@/components/form/settings-form";
import { Words } from "@/components/form/words";
import { Setting } from "@/components/ui/settings";
import { useTranslations } from "@/lib/i18n/use-translations";
import { saveShopStatuses } from "@/lib/shops/actions";
import type { StatusSettings } from "@/lib/shops/settings-queries";
import { NEW_STATUS_COLOR, StatusFields } from "./status-fields";

export interface StatusesFormProps extends StatusSettings {
  shopId: string;
}

/** Settings → Statuses: the labels, and which of them Starloop gives by itself. */
export function StatusesForm({
  statuses,
  openedStatusId,
  solvedStatusId,
  shopId,
}: StatusesFormProps) {
  const t = useTranslations("settings.statuses");
  const labels = Object.fromEntries([
    ...statuses.flatMap(({ id, name }) => [
      [`name-${id}`, t("nameOf", { name })],
      [`color-${id}`, t("colorOf", { name })],
      [`archived-${id}`, `${t("archived")}: ${name}`],
    ]),
    ["name-new", t("add")],
    ["color-new", t("colorOf", { name: t("add") })],
    ["openedStatusId", t("openedStatusId")],
    ["solvedStatusId", t("solvedStatusId")],
  ]);
  const values = Object.fromEntries([
    ...statuses.flatMap(({ id, name, color, archived }) => [
      [`name-${id}`, name],
      [`color-${id}`, color],
      [`archived-${id}`, archived],
    ]),
    ["color-new", NEW_STATUS_COLOR],
    ["openedStatusId", openedStatusId],
    ["solvedStatusId", solvedStatusId],
  ]);
  const inUse = statuses
    .filter(({ archived }) => !archived)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Words of={["settings.statuses", "buttons"]}>
      <SettingsForm
        // Labels that were added or archived make another form.
        key={statuses.map(({ id, archived }) => `${id}${archived}`).join()}
        action={saveShopStatuses}
        shopId={shopId}
        labels={labels}
        values={values}
      >
        <Setting title={t("labels.title")} lead={t("labels.lead")}>
          <StatusFields statuses={statuses} />
        </Setting>
        <Setting title={t("uses.title")} lead={t("uses.lead")}>
          <SelectField name="openedStatusId" options={inUse} />
          <SelectField name="solvedStatusId" options={inUse} />
        </Setting>
      </SettingsForm>
    </Words>
  );
}
