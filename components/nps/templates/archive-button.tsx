import { useTranslations } from "next-intl";
import { ActButton } from "@/components/dashboard/act-button";
import { archiveMailTemplate, restoreMailTemplate } from "@/lib/nps/templates/actions";

export interface ArchiveButtonProps {
  templateId: string;
  name: string;
  archived: boolean;
  shopId: string;
}

/** Archives a template, or takes it out again. */
export function ArchiveButton({ templateId, name, archived, shopId }: ArchiveButtonProps) {
  const t = useTranslations("npsTemplates");
  const lost = useTranslations("dashboard")("lost");
  const act = archived ? "restore" : "archive";
  return (
    <ActButton
      act={archived ? restoreMailTemplate : archiveMailTemplate}
      shopId={shopId}
      fields={{ templateId }}
      texts={{
        label: t(`acts.${act}`),
        name: t(`actNames.${act}`, { name }),
        pending: t(`pending.${act}`),
        lost,
      }}
    />
  );
}
