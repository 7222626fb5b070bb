import { RadioField } from "@/components/form/choice-fields";
import { Form } from "@/components/form/form";
import { Submit } from "@/components/form/submit";
import { useLabels } from "@/components/form/use-labels";
import { useTranslations } from "@/lib/i18n/use-translations";
import { chooseStore } from "@/lib/setup/actions";
import { StepFoot } from "./step-foot";
import { BackLink, LaterLink } from "./step-links";

/** An empty shop, or the demo shop beside it; works without scripts. */
export function StoreForm({ shopId, done }: { shopId: string; done: boolean }) {
  const t = useTranslations("setup");
  const buttons = useTranslations("buttons");
  return (
    <Form
      action={chooseStore}
      shopId={shopId}
      values={{ store: "empty" }}
      labels={useLabels((words) => words.setup.store.fields)}
      className="grid grid-cols-1 gap-5"
    >
      <RadioField
        name="store"
        cards
        hideLabel
        options={[
          { value: "empty", label: t("store.empty"), hint: t("store.emptyHint") },
          { value: "demo", label: t("store.demo"), hint: t("store.demoHint") },
        ]}
      />
      <StepFoot back={<BackLink step="store" />}>
        {!done && <LaterLink step="store" />}
        <Submit saves>{buttons("continue")}</Submit>
      </StepFoot>
    </Form>
  );
}
