import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SettingSwitch } from "@/components/settings/setting-fields";
import { SettingsForm } from "@/components/settings/settings-form";
import { useSettingsFormTexts } from "@/components/settings/settings-form-texts";
import { Banner } from "@/components/ui/banner";
import { Setting } from "@/components/ui/settings";
import { type Clock, formatDay } from "@/lib/base/format";
import { WINDOW_DAYS } from "@/lib/nps/ask/window";
import { saveInvitations } from "@/lib/nps/campaigns/actions";
import type { Offer, SolvedSettings } from "@/lib/nps/campaigns/queries";
import { SOLVED_DAYS_MAX, SOLVED_SETTINGS } from "@/lib/nps/campaigns/schema";
import { NpsInput } from "./fields";
import { BudgetNote, UnsavedNote } from "./live-notes";
import { CountedUnder, MailChoice } from "./mail-choice";

export interface InvitationFormProps extends SolvedSettings {
  shopId: string;
  offer: Offer;
  clock: Clock;
  /** The dry run and the recent runs. */
  dryRun: ReactNode;
  runs: ReactNode;
}

/** Settings → NPS, after updates: when, with which mail, where customers land, and what it would do. */
export function InvitationForm(props: InvitationFormProps) {
  const { settings, shopId, offer, clock, dryRun, runs } = props;
  const t = useTranslations("npsSettings");
  const fields = Object.keys(SOLVED_SETTINGS) as (keyof typeof SOLVED_SETTINGS)[];
  const stored = Object.fromEntries(fields.map((name) => [name, textOf(settings[name])]));
  return (
    <SettingsForm
      act={saveInvitations}
      shopId={shopId}
      names={Object.fromEntries(fields.map((name) => [name, t(SOLVED_SETTINGS[name])]))}
      locale={clock.locale}
      texts={useSettingsFormTexts()}
    >
      <When {...props} />
      <Setting title={t("mail.title")} lead={t("mail.lead")}>
        <MailChoice offer={offer} stored={settings.templateId ?? ""} locale={clock.locale} />
      </Setting>
      <Setting title={t("landing.title")} lead={t("landing.lead")}>
        {(["successUrl", "errorUrl"] as const).map((name) => (
          <NpsInput
            key={name}
            type="url"
            name={name}
            label={t(name)}
            hint={t(`${name}Hint`)}
            stored={settings[name] ?? ""}
          />
        ))}
      </Setting>
      <Setting title={t("counted.title")} lead={t("counted.lead")}>
        <CountedUnder
          offer={offer}
          channelId={String(settings.channelId)}
          categoryId={String(settings.categoryId)}
        />
      </Setting>
      <Setting id="dry-run" title={t("dryRun.title")} lead={t("dryRun.lead")}>
        <div>
          <UnsavedNote stored={stored}>{t("dryRun.unsaved")}</UnsavedNote>
          {dryRun}
        </div>
      </Setting>
      <Setting title={t("runs.title")} lead={t("runs.lead")}>
        {runs}
      </Setting>
    </SettingsForm>
  );
}

function When({ settings, budgetDays, experimentSince, clock }: InvitationFormProps) {
  const t = useTranslations("npsSettings");
  const days = String(settings.days);
  const budget = { budget: budgetDays, least: Math.max(0, budgetDays - WINDOW_DAYS) };
  return (
    <Setting title={t("invitations.title")} lead={t("invitations.lead")}>
      <SettingSwitch
        name="active"
        label={t("invitationsOn")}
        hint={t("invitationsOnHint")}
        on={settings.active}
      />
      {experimentSince && (
        <Banner tone="warn" actions={<Link href="/nps/asking">{t("experimentLink")}</Link>}>
          {t("experiment", { since: formatDay(experimentSince, clock) })}
        </Banner>
      )}
      <NpsInput
        type="number"
        min={0}
        max={SOLVED_DAYS_MAX}
        name="days"
        label={t("afterDays")}
        hint={t("afterDaysHint")}
        stored={days}
        unit={t("days")}
      />
      <BudgetNote
        stored={days}
        budgetDays={budgetDays}
        waits={WINDOW_DAYS}
        texts={{
          none: t("budget.none"),
          free: t("budget.free", budget),
          wait: t("budget.wait", budget),
          never: t("budget.never", budget),
        }}
      />
    </Setting>
  );
}

/** As the form holds it. */
function textOf(value: string | number | boolean | null): string {
  if (typeof value === "boolean") return value ? "on" : "";
  return String(value ?? "");
}
