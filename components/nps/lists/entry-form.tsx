import { Field, TextField } from "@/components/form/field";
import { SettingsForm } from "@/components/form/settings-form";
import { useLabels } from "@/components/form/use-labels";
import { Setting } from "@/components/ui/settings";
import { NPS_ENTRY_LIMITS } from "@/lib/base/limits";
import { useTranslations } from "@/lib/i18n/use-translations";
import {
  addNpsCategory,
  addNpsChannel,
  saveNpsCategory,
  saveNpsChannel,
} from "@/lib/nps/lists/actions";
import type { CategoryText, ListName } from "@/lib/nps/lists/schema";
import { BANDS } from "./bands";

const ACTS = {
  channels: { add: addNpsChannel, save: saveNpsChannel },
  categories: { add: addNpsCategory, save: saveNpsCategory },
};

export interface EntryFormProps {
  list: ListName;
  shopId: string;
  /** What is changed; absent for a new one. */
  entry?: { id: number; code: string; name: string };
  /** The six texts of a category: as stored, or those a new one begins with. */
  texts?: Record<CategoryText, string>;
}

/** A channel or category: name, code and, of a category, what is asked and said in each band. */
export function EntryForm({ list, shopId, entry, texts }: EntryFormProps) {
  const t = useTranslations("npsLists");
  return (
    <SettingsForm
      action={entry ? ACTS[list].save : ACTS[list].add}
      shopId={shopId}
      hidden={entry ? { id: String(entry.id) } : {}}
      values={{ ...texts, name: entry?.name }}
      labels={useLabels(({ labels, npsLists }) => ({
        name: labels.name,
        code: labels.code,
        ...npsLists.fields,
      }))}
      limits={NPS_ENTRY_LIMITS}
      adds={entry ? undefined : { label: t(`${list}.submit`), idle: t("notYet") }}
    >
      <Setting title={t(`${list}.one`)} lead={t("entryLead")}>
        <Field name="name" />
        {entry ? (
          <Fixed code={entry.code} number={entry.id} />
        ) : (
          <Field
            name="code"
            hint={t("codeHint")}
            autoCapitalize="none"
            spellCheck={false}
            controlClass="font-mono"
          />
        )}
      </Setting>
      {texts &&
        BANDS.map((band) => (
          <Setting key={band} title={t(`bands.${band}`)} lead={t(`bandLeads.${band}`)}>
            <TextField name={`${band}Question`} rows={2} />
            <TextField name={`${band}Thanks`} rows={2} />
          </Setting>
        ))}
    </SettingsForm>
  );
}

function Fixed({ code, number }: { code: string; number: number }) {
  const t = useTranslations("npsLists");
  const labels = useTranslations("labels");
  return (
    <dl className="grid grid-cols-1 gap-2">
      <div>
        <dt className="font-strong">{labels("code")}</dt>
        <dd>
          <code className="font-mono wrap-anywhere">{code}</code>
        </dd>
        <dd className="text-sm text-muted">{t("codeFixed")}</dd>
      </div>
      <div>
        <dt className="font-strong">{labels("number")}</dt>
        <dd>
          <code className="font-mono">{number}</code>
        </dd>
      </div>
    </dl>
  );
}
