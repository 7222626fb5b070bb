import { useTranslations } from "next-intl";
import { SettingText } from "@/components/settings/setting-fields";
import { SettingsForm } from "@/components/settings/settings-form";
import { useSettingsFormTexts } from "@/components/settings/settings-form-texts";
import { Setting } from "@/components/ui/settings";
import {
  addNpsCategory,
  addNpsChannel,
  saveNpsCategory,
  saveNpsChannel,
} from "@/lib/nps/lists/actions";
import {
  ANSWER_TEXT_MAX,
  CATEGORY_TEXTS,
  type CategoryText,
  type ListName,
} from "@/lib/nps/lists/schema";
import { EntryField } from "./entry-field";

const ACTS = {
  channels: { add: addNpsChannel, save: saveNpsChannel },
  categories: { add: addNpsCategory, save: saveNpsCategory },
};

const BANDS = ["promoter", "passive", "detractor"] as const;

export interface EntryFormProps {
  list: ListName;
  shopId: string;
  locale: string;
  /** What is changed; absent for a new one. */
  entry?: { id: number; code: string; name: string };
  /** The six texts of a category: as stored, or those a new one begins with. */
  texts?: Record<CategoryText, string>;
}

/** A channel or category: name, code and, of a category, what is asked and said in each band. */
export function EntryForm({ list, shopId, locale, entry, texts }: EntryFormProps) {
  const t = useTranslations("npsLists");
  const words = useSettingsFormTexts();
  const fields = texts ? CATEGORY_TEXTS : [];
  const names = Object.fromEntries([
    ["name", t("name")],
    ...(entry ? [] : [["code", t("code")]]),
    ...fields.map((field) => [field, t(`texts.${field}`)]),
  ]);
  return (
    <SettingsForm
      act={entry ? ACTS[list].save : ACTS[list].add}
      shopId={shopId}
      names={names}
      locale={locale}
      texts={entry ? words : { ...words, saved: t("notYet"), save: t(`${list}.submit`) }}
    >
      <Setting title={t(`${list}.one`)} lead={t("entryLead")}>
        {entry && <input type="hidden" name="id" value={entry.id} />}
        <EntryField name="name" label={t("name")} stored={entry?.name ?? ""} />
        {entry ? (
          <Fixed code={entry.code} number={entry.id} />
        ) : (
          <EntryField name="code" label={t("code")} hint={t("codeHint")} stored="" code />
        )}
      </Setting>
      {texts &&
        BANDS.map((band) => (
          <Setting key={band} title={t(`bands.${band}`)} lead={t(`bandLeads.${band}`)}>
            {([`${band}Question`, `${band}Thanks`] as const).map((field) => (
              <SettingText
                key={field}
                name={field}
                label={t(`texts.${field}`)}
                stored={texts[field]}
                rows={2}
                max={ANSWER_TEXT_MAX}
                countText={t("count")}
                maxText={t("max", { max: ANSWER_TEXT_MAX })}
              />
            ))}
          </Setting>
        ))}
    </SettingsForm>
  );
}

function Fixed({ code, number }: { code: string; number: number }) {
  const t = useTranslations("npsLists");
  return (
    <dl className="grid grid-cols-1 gap-2">
      <div>
        <dt className="font-strong">{t("code")}</dt>
        <dd>
          <code className="font-mono wrap-anywhere">{code}</code>
        </dd>
        <dd className="text-sm text-muted">{t("codeFixed")}</dd>
      </div>
      <div>
        <dt className="font-strong">{t("number")}</dt>
        <dd>
          <code className="font-mono">{number}</code>
        </dd>
      </div>
    </dl>
  );
}
