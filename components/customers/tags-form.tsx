import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormToast } from "@/components/form/form-toast";
import { Submit } from "@/components/form/submit";
import { useLabels } from "@/components/form/use-labels";
import { tagCustomer } from "@/lib/customers/actions";
import { useTranslations } from "@/lib/i18n/use-translations";

export interface TagsFormProps {
  customerId: string;
  shopId: string;
  tags: string[];
}

/** The shop's own marks on a customer, in one field between commas. */
export function TagsForm({ customerId, shopId, tags }: TagsFormProps) {
  const t = useTranslations("customers.tags");
  return (
    <Form
      action={tagCustomer}
      shopId={shopId}
      hidden={{ customerId }}
      values={{ tags: tags.join(", ") }}
      labels={useLabels(({ labels }) => ({ tags: labels.tags }))}
      className="grid grid-cols-1 justify-items-start gap-2"
    >
      <Field
        // What was saved is spelt as it is stored.
        key={tags.join()}
        name="tags"
        hideLabel
        hint={t("hint")}
        autoCapitalize="none"
        className="w-full"
      />
      <Submit variant="default" saves>
        {t("save")}
      </Submit>
      <FormToast />
    </Form>
  );
}
