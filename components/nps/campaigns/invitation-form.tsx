import type { ReactNode } from "react";
import { SwitchField } from "@/components/form/choice-fields";
import { Field } from "@/components/form/field";
import { SettingsForm } from "@/components/form/settings-form";
import { useLabels } from "@/components/form/use-labels";
import { Words } from "@/components/form/words";
import { Link } from "@/components/shell/link";
import { Banner } from "@/components/ui/banner";
import { Setting } from "@/components/ui/settings";
import { type Clock, formatDay } from "@/lib/base/format";
import { SOLVED_SURVEY_LIMITS } from "@/lib/base/limits";
import type { Messages } from "@/lib/i18n/texts";
import { useTranslations } from "@/lib/i18n/use-translations";
import { saveInvitations } from "@/lib/nps/campaigns/actions";
import type { Offer, SolvedSettings } from "@/lib/nps/campaigns/queries";
import { afterVotingOf } from "@/lib/nps/campaigns/schema";
import { AfterVoting } from "./after-voting";
import { BudgetNote } from "./budget-note";
import { UnsavedNote } from "./live-notes";
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
  const places = useTranslations("places");
  const labels = useTranslations("labels");
  return (
    <Words of={["npsSettings.budget", "npsSettings.check"]}>
      <SettingsForm
        action={saveInvitations}
        shopId={shopId}
        values={{ ...settings, afterVoting: afterVotingOf(settings) }}
        labels={useLabels(labelsOf)}
        limits={SOLVED_SURVEY_LIMITS}
      >
        <When {...props} />
        <Setting title={labels("mail")} lead={t("mail.lead")}>
          <MailChoice offer={offer} locale={clock.locale} />
        </Setting>
        <AfterVoting />
        <Setting title={labels("channelAndCategory")} lead={t("counted.lead")}>
          <CountedUnder offer={offer} />
        </Setting>
        <Setting id="dry-run" title={places("dryRun")} lead={t("dryRun.lead")}>
          <div>
            <UnsavedNote>{t("dryRun.unsaved")}</UnsavedNote>
            {dryRun}
          </div>
        </Setting>
        <Setting title={t("runs.title")} lead={t("runs.lead")}>
          {runs}
        </Setting>
      </SettingsForm>
    </Words>
  );
}

function When({ settings, budgetDays, experimentSince, clock }: InvitationFormProps) {
  const t = useTranslations("npsSettings");
  const labels = useTranslations("labels");
  return (
    <Setting title={labels("invitations")} lead={t("invitations.lead")}>
      <SwitchField name="active" hint={t("invitationsOnHint")} />
      {experimentSince && (
        <Banner tone="warn" actions={<Link href="/nps/asking">{t("experimentLink")}</Link>}>
          {t("experiment", { since: formatDay(experimentSince, clock) })}
        </Banner>
      )}
      <Field
        type="number"
        name="days"
        hint={t("afterDaysHint", SOLVED_SURVEY_LIMITS.days)}
        unit={labels("days")}
      />
      <BudgetNote stored={settings.days} budgetDays={budgetDays} />
    </Setting>
  );
}

function labelsOf({ labels, npsSettings }: Messages) {
  const { active, days, successUrl, errorUrl } = npsSettings.fields;
  const { template: templateId, channel: channelId, category: categoryId } = labels;
  const afterVoting = npsSettings.landing.title;
  return { active, days, templateId, afterVoting, successUrl, errorUrl, channelId, categoryId };
}
