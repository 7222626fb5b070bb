import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { AccountTask } from "@/components/identity/account/account-task";
import { ActInput } from "@/components/identity/account/act-form";
import { PasskeyForm } from "@/components/identity/account/passkey-form";
import { deviceName } from "@/lib/identity/account/device-name";
import { beginNewPasskey, saveNewPasskey } from "@/lib/identity/account-factors/actions";
import { pageFresh } from "@/lib/identity/gates/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.passkeys");
  return { title: t("newTitle") };
}

export default async function NewPasskeyPage() {
  await pageFresh("/account/passkeys/new");
  const [t, all] = await Promise.all([
    getTranslations("account.passkeys"),
    getTranslations("account"),
  ]);
  const { browser, system } = deviceName((await headers()).get("user-agent") ?? "");
  return (
    <AccountTask title={t("newTitle")} lead={t("newLead")}>
      <PasskeyForm
        ceremony="make"
        begin={beginNewPasskey}
        finish={saveNewPasskey}
        names={{ name: t("label") }}
        line={all.raw("problem")}
        fallback={<p className="text-muted">{t("unsupported")}</p>}
        texts={{
          submit: t("submit"),
          sending: t("adding"),
          cancelled: t("cancelled"),
          failed: t("failed"),
          lost: all("lost"),
        }}
      >
        <ActInput
          name="name"
          label={t("label")}
          hint={t("hint")}
          stored={browser && system ? t("suggested", { browser, system }) : undefined}
          autoComplete="off"
        />
      </PasskeyForm>
    </AccountTask>
  );
}
