import { CheckboxField, FieldGroup, SwitchField } from "@/components/form/choice-fields";
import { Field, TextField } from "@/components/form/field";
import { SettingsForm } from "@/components/form/settings-form";
import { useLabels } from "@/components/form/use-labels";
import { Setting } from "@/components/ui/settings";
import { formatList } from "@/lib/base/format";
import { RATING_SETTINGS_LIMITS } from "@/lib/base/limits";
import { LOCALES } from "@/lib/base/vocabularies";
import { useTranslations } from "@/lib/i18n/use-translations";
import { saveRatings } from "@/lib/settings/actions";
import type { AlertMember, RatingSettingsPage } from "@/lib/settings/queries";
import { Sharing } from "./sharing";

export interface RatingSettingsProps extends RatingSettingsPage {
  locale: string;
  shopId: string;
}

/** Settings → Ratings: asking, what follows a rating, sharing, and the alert. */
export function RatingSettings({ settings, shop, members, locale, shopId }: RatingSettingsProps) {
  const t = useTranslations("settings");
  return (
    <SettingsForm
      action={saveRatings}
      shopId={shopId}
      values={flat(settings)}
      labels={useLabels((words) => flat(words.settings.fields))}
      limits={LIMITS}
    >
      <Setting title={t("asking.title")} lead={t("asking.lead")}>
        <SwitchField name="ratingsOn" hint={t("ratingsOnHint")} />
        <SwitchField name="commentOn" hint={t("commentOnHint")} />
      </Setting>
      <Setting title={t("after.title")} lead={t("after.lead")}>
        <SwitchField name="followUpsOn" />
        <Field
          type="number"
          name="followUpDelayMinutes"
          hint={t("delayHint", RATING_SETTINGS_LIMITS.followUpDelayMinutes)}
          unit={t("minutes")}
        />
      </Setting>
      <Sharing settings={settings} shop={shop} />
      <Setting id="alertList" title={t("alert.title")} lead={t("alert.lead")}>
        <SwitchField name="alertOn" />
        <AlertList members={members} locale={locale} />
      </Setting>
    </SettingsForm>
  );
}

const LIMITS = {
  ...RATING_SETTINGS_LIMITS,
  ...Object.fromEntries(
    LOCALES.map((locale) => [`shareTexts.${locale}`, RATING_SETTINGS_LIMITS.shareText]),
  ),
};

/** What stands once for each language, by the names its fields have. */
function flat<T extends { shareTexts: Record<string, string> }>(fields: T) {
  const { shareTexts, ...others } = fields;
  const texts = Object.entries(shareTexts).map(([locale, text]) => [`shareTexts.${locale}`, text]);
  return { ...others, ...Object.fromEntries(texts) } as Omit<T, "shareTexts"> &
    Record<`shareTexts.${string}`, string>;
}

function AlertList({ members, locale }: { members: AlertMember[]; locale: string }) {
  const t = useTranslations("settings");
  const admins = members.filter((member) => member.role !== "agent").map(({ name }) => name);
  return (
    <>
      <FieldGroup name="alertMemberIds" label={t("alertList")} hint={t("alertListHint")}>
        <CheckboxField name="alertAdmins" hint={formatList(locale, admins)} />
        {members.map((member) => (
          <CheckboxField
            key={member.id}
            name="alertMemberIds"
            value={member.id}
            label={t("alertMember", { name: member.name, role: member.role })}
          />
        ))}
      </FieldGroup>
      <TextField name="alertAddresses" hint={t("alertAddressesHint")} rows={3} spellCheck={false} />
    </>
  );
}
