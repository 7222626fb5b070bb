import { TextField } from "@/components/form/field";
import { SettingsForm } from "@/components/form/settings-form";
import { useLabels } from "@/components/form/use-labels";
import { Setting } from "@/components/ui/settings";
import { NPS_ENTRY_LIMITS } from "@/lib/base/limits";
import type { Locale } from "@/lib/i18n/locales";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { CategoryTexts } from "@/lib/nps/category-texts";
import { translateNpsCategory } from "@/lib/nps/lists/actions";
import type { CategoryEntry } from "@/lib/nps/lists/queries";
import { BANDS } from "./bands";

export interface TranslationFormProps {
  shopId: string;
  category: CategoryEntry;
  locale: Locale;
  /** What customers of this language read where a field is empty. */
  instead: CategoryTexts;
}

/** A category's texts in another language than its own. */
export function TranslationForm({ shopId, category, locale, instead }: TranslationFormProps) {
  const t = useTranslations("npsLists");
  const labels = useLabels(({ npsLists }) => npsLists.fields);
  const own = category.translations.find((one) => one.locale === locale);
  return (
    <SettingsForm
      key={locale}
      action={translateNpsCategory}
      shopId={shopId}
      hidden={{ id: String(category.id), locale }}
      values={own}
      labels={labels}
      limits={NPS_ENTRY_LIMITS}
    >
      {BANDS.map((band) => (
        <Setting key={band} title={t(`bands.${band}`)} lead={t(`bandLeads.${band}`)}>
          {([`${band}Question`, `${band}Thanks`] as const).map((name) => (
            <TextField
              key={name}
              name={name}
              lang={locale}
              rows={2}
              hint={t("translationHint", { text: instead[name] })}
            />
          ))}
        </Setting>
      ))}
    </SettingsForm>
  );
}
