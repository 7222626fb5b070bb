import { Form } from "@/components/form/form";
import { FormAnswer, Submit } from "@/components/form/submit";
import { useLabels } from "@/components/form/use-labels";
import { Words } from "@/components/form/words";
import { ButtonRow } from "@/components/ui/button";
import { Hint } from "@/components/ui/field";
import { useTranslations } from "@/lib/i18n/use-translations";
import { saveMailTransport } from "@/lib/settings/mail/actions";
import type { StoredTransport } from "@/lib/settings/mail/queries";
import { TransportFields } from "./transport-fields";

export interface TransportFormProps {
  shop: { id: string; name: string };
  stored: StoredTransport;
}

/** How mail goes out, to be saved and proved at once. */
export function TransportForm({ shop, stored }: TransportFormProps) {
  const t = useTranslations("mailSettings");
  return (
    <Words of={["mailSettings.ways"]}>
      <Form
        action={saveMailTransport}
        shopId={shop.id}
        values={{ ...stored, transport: stored.transport ?? "outbox" }}
        labels={useLabels((words) => words.mailSettings.fields)}
        className="grid gap-4.5"
      >
        <TransportFields stored={stored} shopName={shop.name} />
        <FormAnswer />
        <ButtonRow>
          <Submit saves />
          <Submit variant="default" name="test" value="1" aria-describedby="test-hint" saves>
            {t("saveAndTest")}
          </Submit>
        </ButtonRow>
        <Hint id="test-hint">{t("testHint", { address: stored.testAddress })}</Hint>
      </Form>
    </Words>
  );
}
