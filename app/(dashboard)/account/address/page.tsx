import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountTask } from "@/components/identity/account/account-task";
import { ActForm, ActInput } from "@/components/identity/account/act-form";
import { changeAddress } from "@/lib/identity/account/actions";
import { readAccount } from "@/lib/identity/account/queries";
import { pageFresh } from "@/lib/identity/gates/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.address");
  return { title: t("pageTitle") };
}

export default async function AddressPage() {
  const actor = await pageFresh("/account/address");
  const [t, all, account] = await Promise.all([
    getTranslations("account.address"),
    getTranslations("account"),
    readAccount(actor),
  ]);
  return (
    <AccountTask title={t("pageTitle")} lead={t("pageLead", { email: account.email })}>
      <ActForm
        act={changeAddress}
        names={{ email: t("label") }}
        line={all.raw("problem")}
        texts={{ submit: t("submit"), sending: t("sending"), lost: all("lost") }}
      >
        <ActInput type="email" name="email" label={t("label")} autoComplete="email" />
      </ActForm>
    </AccountTask>
  );
}
