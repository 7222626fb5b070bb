import { useTranslations } from "next-intl";
import { Setting } from "@/components/ui/settings";
import { saveShopStatuses } from "@/lib/shops/actions";
import type { StatusSettings } from "@/lib/shops/settings-queries";
import { SettingsForm } from "./settings-form";
import { useSettingsFormTexts } from "./settings-form-texts";
import { StatusFields, StatusUse } from "./status-fields";

export interface StatusesFormProps extends StatusSettings {
  shopId: string;
  locale: string;
}

/** Settings → Statuses: the labels, and which of them Starloop gives by itself. */
export function StatusesForm(props: StatusesFormProps) {
  const { statuses, openedStatusId, solvedStatusId, shopId, locale } = props;
  const t = useTranslations("settings.statuses");
  const rows = statuses.map((status) => ({
    ...status,
    nameLabel: t("nameOf", { name: status.name }),
    colorLabel: t("colorOf", { name: status.name }),
  }));
  const names = Object.fromEntries([
    ...rows.flatMap(({ id, name, nameLabel, colorLabel }) => [
      [`name-${id}`, nameLabel],
      [`color-${id}`, colorLabel],
      [`archived-${id}`, `${t("archived")}: ${name}`],
    ]),
    ["name-new", t("add")],
    ["openedStatusId", t("openedStatusId")],
    ["solvedStatusId", t("solvedStatusId")],
  ]);
  return (
    <SettingsForm
      // Labels that were added or archived make another form.
      key={rows.map(({ id, archived }) => `${id}${archived}`).join()}
      act={saveShopStatuses}
      shopId={shopId}
      names={names}
      locale={locale}
      texts={useSettingsFormTexts()}
    >
      <Setting title={t("labels.title")} lead={t("labels.lead")}>
        <StatusFields
          statuses={rows}
          newLabels={{ nameLabel: t("add"), colorLabel: t("colorOf", { name: t("add") }) }}
          texts={{
            legend: t("labels.title"),
            archive: t("archive"),
            add: t("add"),
            addHint: t("addHint"),
          }}
        />
      </Setting>
      <Setting title={t("uses.title")} lead={t("uses.lead")}>
        <StatusUse
          name="openedStatusId"
          label={t("openedStatusId")}
          stored={openedStatusId}
          statuses={statuses.filter(({ archived }) => !archived)}
        />
        <StatusUse
          name="solvedStatusId"
          label={t("solvedStatusId")}
          stored={solvedStatusId}
          statuses={statuses.filter(({ archived }) => !archived)}
        />
      </Setting>
    </SettingsForm>
  );
}
