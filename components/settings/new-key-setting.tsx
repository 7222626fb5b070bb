import { useTranslations } from "next-intl";
import { Setting } from "@/components/ui/settings";
import { SCOPES } from "@/lib/base/vocabularies";
import { KeyForm } from "./key-form";

export interface NewKeySettingProps {
  shopId: string;
  members: { id: string; name: string }[];
}

/** The form for a new key with its words. */
export function NewKeySetting({ shopId, members }: NewKeySettingProps) {
  const t = useTranslations("settings.keys");
  return (
    <Setting title={t("create.title")} lead={t("create.lead")}>
      <KeyForm
        shopId={shopId}
        members={members.map(({ id, name }) => ({ id, name }))}
        scopes={SCOPES.map((value) => ({
          value,
          label: t(`scopes.${value}`),
          hint: t(`scopeHints.${value}`),
        }))}
        texts={{
          name: t("create.name"),
          nameHint: t("create.nameHint"),
          scopes: t("create.scopes"),
          member: t("create.member"),
          memberHint: t("create.memberHint"),
          itself: t("itself"),
          submit: t("create.submit"),
          making: t("create.making"),
          problem: useTranslations("settings")("problem"),
          lost: useTranslations("dashboard")("lost"),
          made: {
            title: t("made.title"),
            text: t("made.text"),
            label: t("made.label"),
            copy: t("made.copy"),
            copied: t("made.copied"),
          },
        }}
      />
    </Setting>
  );
}
