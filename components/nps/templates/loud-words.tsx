import { useTranslations } from "next-intl";
import { LinesForm } from "@/components/nps/website/lines-form";
import { Setting } from "@/components/ui/settings";
import { saveWords } from "@/lib/nps/templates/actions";
import { LOUD_WORDS } from "@/lib/nps/templates/loud-words";

export interface LoudWordsProps {
  /** The shop's own list; null: ours. */
  own: string[] | null;
  shopId: string;
}

/** The words the check warns about. */
export function LoudWords({ own, shopId }: LoudWordsProps) {
  const t = useTranslations("npsTemplates.words");
  return (
    <Setting id="words" title={t("title")} lead={t("lead")}>
      <LinesForm
        act={saveWords}
        shopId={shopId}
        name="loudWords"
        stored={own ?? [...LOUD_WORDS]}
        rows={10}
        other={own ? { name: "standard", label: t("standard") } : undefined}
        texts={{
          label: t("label"),
          hint: own ? t("hintOwn") : t("hintStandard"),
          save: t("save"),
          saving: t("saving"),
          lost: useTranslations("dashboard")("lost"),
        }}
      />
    </Setting>
  );
}
