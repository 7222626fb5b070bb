import { ActionButton } from "@/components/form/action-button";
import { Details } from "@/components/ui/layout";
import { useTranslations } from "@/lib/i18n/use-translations";
import { archiveSurvey } from "@/lib/nps/campaigns/actions";

/** Archives a survey permanently, with a warning first. */
export function ArchiveSurvey({ surveyId, shopId }: { surveyId: string; shopId: string }) {
  const t = useTranslations("npsSettings.surveys.form");
  return (
    <Details summary={t("archive")}>
      <p className="mt-1 mb-2 max-w-[62ch]">{t("archiveText")}</p>
      <ActionButton
        action={archiveSurvey}
        shopId={shopId}
        hidden={{ surveyId }}
        variant="default"
        label={t("archive")}
        pending="archiving"
      />
    </Details>
  );
}
