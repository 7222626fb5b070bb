import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountTask } from "@/components/identity/account/account-task";
import { ActForm, ActInput } from "@/components/identity/account/act-form";
import { savePassword } from "@/lib/identity/account/actions";
import { readAccount } from "@/lib/identity/account/queries";
import { pageFresh } from "@/lib/identity/gates/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.password");
  return { title: t("pageTitle") };
}

export default async function PasswordPage() {
  const actor = await pageFresh("/account/password");
  const [t, all, { email }] = await Promise.all([
    getTranslations("account.password"),
    getTranslations("account"),
    readAccount(actor),
  ]);
  return (
    <AccountTask title={t("pageTitle")} lead={t("pageLead")}>
      <ActForm
        act={savePassword}
        // For password managers: whose password it is.
        hidden={{ username: email }}
        names={{ password: t("label") }}
        line={all.raw("problem")}
        texts={{ submit: t("submit"), sending: t("saving"), lost: all("lost") }}
      >
        <ActInput
          type="password"
          name="password"
          label={t("label")}
          hint={t("hint")}
          autoComplete="new-password"
        />
      </ActForm>
    </AccountTask>
  );
}
