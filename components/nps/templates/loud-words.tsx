import { TextField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { SaveRow } from "@/components/form/save-row";
import { Submit } from "@/components/form/submit";
import { useLabels } from "@/components/form/use-labels";
import { Setting } from "@/components/ui/settings";
import { useTranslations } from "@/lib/i18n/use-translations";
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
  const loudWords = (own ?? LOUD_WORDS).join("\n");
  return (
    <Setting id="words" title={t("title")} lead={t("lead")}>
      <Form
        action={saveWords}
        shopId={shopId}
        labels={useLabels((words) => words.npsTemplates.words.fields)}
        values={{ loudWords }}
        className="grid grid-cols-1 gap-3"
      >
        <TextField
          // What was saved may read otherwise than what was typed.
          key={loudWords}
          name="loudWords"
          hint={t(own ? "hintOwn" : "hintStandard")}
          rows={10}
          spellCheck={false}
        />
        <SaveRow label={t("save")}>
          {own && (
            <Submit variant="quiet" name="standard" value="yes">
              {t("standard")}
            </Submit>
          )}
        </SaveRow>
      </Form>
    </Setting>
  );
}
