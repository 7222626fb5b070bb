import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { Submit } from "@/components/form/submit";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { eraseForGood } from "@/lib/customers/actions";
import { useTranslations } from "@/lib/i18n/use-translations";

export interface EraseFormProps {
  shopId: string;
  customer: { id: string; name: string };
  /** The customer's page. */
  back: string;
}

/** The confirmation text, and the button. */
export function EraseForm({ shopId, customer: { id, name }, back }: EraseFormProps) {
  const t = useTranslations("customers.erase");
  return (
    <Form
      action={eraseForGood}
      shopId={shopId}
      hidden={{ customerId: id }}
      className="mt-6 grid max-w-120 grid-cols-1 gap-4"
    >
      <Field name="confirmation" label={t("confirm", { hasName: name ? "yes" : "no", name })} />
      <div className="flex flex-wrap gap-2">
        <Submit variant="danger" pending="erasing">
          {t("submit")}
        </Submit>
        <LinkButton as={Link} href={back}>
          {t("keep")}
        </LinkButton>
      </div>
    </Form>
  );
}
