import { ActionButton } from "@/components/form/action-button";
import { useTranslations } from "@/lib/i18n/use-translations";
import { archiveMailTemplate, restoreMailTemplate } from "@/lib/nps/templates/actions";

export interface ArchiveButtonProps {
  templateId: string;
  name: string;
  archived: boolean;
  shopId: string;
}

/** Archives or restores a template. */
export function ArchiveButton({ templateId, name, archived, shopId }: ArchiveButtonProps) {
  const t = useTranslations("npsTemplates");
  const act = archived ? "restore" : "archive";
  return (
    <ActionButton
      action={archived ? restoreMailTemplate : archiveMailTemplate}
      shopId={shopId}
      hidden={{ templateId }}
      label={t(`acts.${act}`)}
      of={name}
      pending={act === "archive" ? "archiving" : "restoring"}
    />
  );
}
