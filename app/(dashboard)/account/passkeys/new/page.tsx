import type { Metadata } from "next";
import { headers } from "next/headers";
import { Field } from "@/components/form/field";
import { AccountTask } from "@/components/identity/account/account-task";
import { PasskeyForm } from "@/components/identity/account/passkey-form";
import { getTranslations } from "@/lib/i18n/get-translations";
import { deviceName } from "@/lib/identity/account/device-name";
import { beginNewPasskey, saveNewPasskey } from "@/lib/identity/account-factors/actions";
import { pageFresh } from "@/lib/identity/gates/session";

export async function generateMetadata(): Promise<Metadata> {
  const buttons = await getTranslations("buttons");
  return { title: buttons("addPasskey") };
}

export default async function NewPasskeyPage() {
  await pageFresh("/account/passkeys/new");
  const t = await getTranslations("account.passkeys");
  const labels = await getTranslations("labels");
  const account = await getTranslations("account");
  const buttons = await getTranslations("buttons");
  const { browser, system } = deviceName((await headers()).get("user-agent") ?? "");
  return (
    <AccountTask title={buttons("addPasskey")} lead={t("newLead")}>
      <PasskeyForm
        ceremony="make"
        begin={beginNewPasskey}
        finish={saveNewPasskey}
        values={{ name: browser && system ? account("device", { browser, system }) : "" }}
        labels={{ name: labels("name") }}
        submit={{ label: t("submit"), pending: "waitingForDevice" }}
        cancelled={t("cancelled")}
        failed={t("failed")}
        fallback={<p className="text-muted">{t("unsupported")}</p>}
      >
        <Field name="name" hint={t("hint")} spellCheck={false} />
      </PasskeyForm>
    </AccountTask>
  );
}
