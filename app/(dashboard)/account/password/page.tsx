import type { Metadata } from "next";
import { Field } from "@/components/form/field";
import { SimpleForm } from "@/components/form/simple-form";
import { AccountTask } from "@/components/identity/account/account-task";
import { getTranslations } from "@/lib/i18n/get-translations";
import { savePassword } from "@/lib/identity/account/actions";
import { readAccount } from "@/lib/identity/account/queries";
import { pageFresh } from "@/lib/identity/gates/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.password");
  return { title: t("pageTitle") };
}

export default async function PasswordPage() {
  const actor = await pageFresh("/account/password");
  const [t, { email }, auth] = await Promise.all([
    getTranslations("account.password"),
    readAccount(actor),
    getTranslations("auth"),
  ]);
  return (
    <AccountTask title={t("pageTitle")} lead={t("pageLead")}>
      <SimpleForm
        action={savePassword}
        // For password managers: whose password it is.
        hidden={{ username: email }}
        labels={{ password: t("fields.password") }}
        submit={{ label: t("submit"), saves: true }}
      >
        <Field
          type="password"
          name="password"
          hint={auth("passwordHint")}
          autoComplete="new-password"
        />
      </SimpleForm>
    </AccountTask>
  );
}
