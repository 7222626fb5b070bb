import type { Metadata } from "next";
import { Field } from "@/components/form/field";
import { SimpleForm } from "@/components/form/simple-form";
import { AccountTask } from "@/components/identity/account/account-task";
import { getTranslations } from "@/lib/i18n/get-translations";
import { changeAddress } from "@/lib/identity/account/actions";
import { readAccount } from "@/lib/identity/account/queries";
import { pageFresh } from "@/lib/identity/gates/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.address");
  return { title: t("pageTitle") };
}

export default async function AddressPage() {
  const actor = await pageFresh("/account/address");
  const [t, account] = await Promise.all([getTranslations("account.address"), readAccount(actor)]);
  return (
    <AccountTask title={t("pageTitle")} lead={t("pageLead", { email: account.email })}>
      <SimpleForm
        action={changeAddress}
        labels={{ email: t("fields.email") }}
        submit={{ label: t("submit"), pending: "sending" }}
      >
        <Field type="email" name="email" autoComplete="email" />
      </SimpleForm>
    </AccountTask>
  );
}
