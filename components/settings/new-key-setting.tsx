import { Words } from "@/components/form/words";
import { Setting } from "@/components/ui/settings";
import { useTranslations } from "@/lib/i18n/use-translations";
import { KeyForm } from "./key-form";

export interface NewKeySettingProps {
  shopId: string;
  members: { id: string; name: string }[];
}

/** The form for a new key. */
export function NewKeySetting({ shopId, members }: NewKeySettingProps) {
  const t = useTranslations("settings.keys.create");
  return (
    <Setting title={t("title")} lead={t("lead")}>
      <Words of={["settings.keys", "labels", "buttons"]}>
        <KeyForm shopId={shopId} members={members.map(({ id, name }) => ({ id, name }))} />
      </Words>
    </Setting>
  );
}
