import type { Metadata } from "next";
import { AccountTask } from "@/components/identity/account/account-task";
import {
  TwoFactorOff,
  TwoFactorOn,
  TwoFactorPending,
} from "@/components/identity/account/two-factor";
import { getTranslations } from "@/lib/i18n/get-translations";
import { readAccount, readPendingTotp } from "@/lib/identity/account/queries";
import { pageFresh } from "@/lib/identity/gates/session";

export async function generateMetadata(): Promise<Metadata> {
  const labels = await getTranslations("labels");
  return { title: labels("twoFactor") };
}

export default async function TwoFactorPage() {
  const actor = await pageFresh("/account/second-factor");
  const [t, account, pending, labels] = await Promise.all([
    getTranslations("account.factor"),
    readAccount(actor),
    readPendingTotp(actor),
    getTranslations("labels"),
  ]);
  return (
    <AccountTask title={labels("twoFactor")} lead={t("pageLead")}>
      {account.secondFactor === "on" && <TwoFactorOn codesLeft={account.codesLeft} />}
      {account.secondFactor === "off" && pending && <TwoFactorPending {...pending} />}
      {account.secondFactor === "off" && !pending && <TwoFactorOff />}
    </AccountTask>
  );
}
