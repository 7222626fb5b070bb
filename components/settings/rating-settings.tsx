import { useTranslations } from "next-intl";
import { Setting } from "@/components/ui/settings";
import { formatList } from "@/lib/base/format";
import { saveRatings } from "@/lib/settings/actions";
import type { AlertMember, RatingSettingsPage } from "@/lib/settings/queries";
import {
  SettingCheckbox,
  SettingGroup,
  SettingInput,
  SettingSwitch,
  SettingText,
} from "./setting-fields";
import { SettingsForm } from "./settings-form";
import { useSettingsFormTexts } from "./settings-form-texts";
import { Sharing } from "./sharing";

export interface RatingSettingsProps extends RatingSettingsPage {
  locale: string;
  shopId: string;
}

/** Settings → Ratings: asking, what follows a rating, sharing, and the alert. */
export function RatingSettings({ settings, shop, members, locale, shopId }: RatingSettingsProps) {
  const t = useTranslations("settings");
  const names = Object.fromEntries(
    (Object.keys(settings) as (keyof typeof settings)[]).map((name) => [name, t(name)]),
  );
  return (
    <SettingsForm
      act={saveRatings}
      shopId={shopId}
      names={names}
      locale={locale}
      texts={useSettingsFormTexts()}
    >
      <Setting title={t("asking.title")} lead={t("asking.lead")}>
        <SettingSwitch
          name="ratingsOn"
          label={t("ratingsOn")}
          hint={t("ratingsOnHint")}
          on={settings.ratingsOn}
        />
        <SettingSwitch
          name="commentOn"
          label={t("commentOn")}
          hint={t("commentOnHint")}
          on={settings.commentOn}
        />
      </Setting>
      <Setting title={t("after.title")} lead={t("after.lead")}>
        <SettingSwitch name="followUpsOn" label={t("followUpsOn")} on={settings.followUpsOn} />
        <SettingInput
          type="number"
          name="followUpDelayMinutes"
          label={t("followUpDelayMinutes")}
          hint={t("delayHint")}
          stored={String(settings.followUpDelayMinutes)}
          unit={t("minutes")}
        />
      </Setting>
      <Sharing settings={settings} shop={shop} />
      <Setting id="alertList" title={t("alert.title")} lead={t("alert.lead")}>
        <SettingSwitch name="alertOn" label={t("alertOn")} on={settings.alertOn} />
        <AlertList settings={settings} members={members} locale={locale} />
      </Setting>
    </SettingsForm>
  );
}

interface AlertListProps {
  settings: RatingSettingsPage["settings"];
  members: AlertMember[];
  locale: string;
}

function AlertList({ settings, members, locale }: AlertListProps) {
  const t = useTranslations("settings");
  const admins = members.filter((member) => member.role !== "agent").map(({ name }) => name);
  return (
    <>
      <SettingGroup name="alertMemberIds" label={t("alertList")} hint={t("alertListHint")}>
        <SettingCheckbox
          name="alertAdmins"
          label={t("alertAdmins")}
          hint={formatList(locale, admins)}
          on={settings.alertAdmins}
        />
        {members.map((member) => (
          <SettingCheckbox
            key={member.id}
            id={`member-${member.id}`}
            name="alertMemberIds"
            value={member.id}
            label={t("alertMember", { name: member.name, role: member.role })}
            on={settings.alertMemberIds.includes(member.id)}
          />
        ))}
      </SettingGroup>
      <SettingText
        name="alertAddresses"
        label={t("alertAddresses")}
        hint={t("alertAddressesHint")}
        stored={settings.alertAddresses.join("\n")}
        rows={3}
      />
    </>
  );
}
