import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { Submit } from "@/components/form/submit";
import { useLabels } from "@/components/form/use-labels";
import { PASSWORD_LIMITS } from "@/lib/base/limits";
import { useTranslations } from "@/lib/i18n/use-translations";
import { createFirstOwner } from "@/lib/setup/actions";
import { TimeZoneGuess } from "./time-zone-guess";

/** The owner and the name of the shop; works without scripts. */
export function OwnerForm() {
  const t = useTranslations("setup.owner");
  const { minLength: min } = PASSWORD_LIMITS.password;
  return (
    <Form
      action={createFirstOwner}
      labels={useLabels(({ labels, setup, settings }) => ({
        ...setup.owner.fields,
        password: labels.password,
        shopName: settings.shop.fields.name,
      }))}
      className="grid grid-cols-1 gap-5"
    >
      <TimeZoneGuess />
      <Field name="name" hint={t("nameHint")} autoComplete="name" required />
      <Field type="email" name="email" hint={t("emailHint")} autoComplete="username" required />
      <Field
        type="password"
        name="password"
        hint={t("passwordHint", { min })}
        autoComplete="new-password"
        required
      />
      <Field name="shopName" hint={t("shopNameHint")} autoComplete="organization" required />
      <div className="flex justify-end">
        <Submit pending="creating">{t("submit")}</Submit>
      </div>
    </Form>
  );
}
