import type { Metadata } from "next";
import { AccountTask } from "@/components/identity/account/account-task";
import {
  TwoFactorOff,
  TwoFactorOn,
  TwoFactorPending,
} from "@/components/identity/account/two-factor";
import { Banner } from "@/components/ui/banner";
import { Icon } from "@/components/ui/icon";
import { getTranslations } from "@/lib/i18n/get-translations";
import { readAccount, readPendingTotp } from "@/lib/identity/account/queries";
import { lockedShop, pageFresh } from "@/lib/identity/gates/session";

export async function generateMetadata(): Promise<Metadata> {
  const labels = await getTranslations("labels");
  return { title: labels("twoFactor") };
}

export default async function TwoFactorPage() {
  const actor = await pageFresh("/account/second-factor");
  const [t, account, pending, labels, locked] = await Promise.all([
    getTranslations("account.factor"),
    readAccount(actor),
    readPendingTotp(actor),
    getTranslations("labels"),
    lockedShop(),
  ]);
  return (
    <AccountTask title={labels("twoFactor")} lead={t("pageLead")}>
      {locked && (
        <Banner
          tone="warn"
          icon={<Icon name="shield-check" />}
          title={t("required.title", { shop: locked.name })}
        >
          {t("required.text")}
        </Banner>
      )}
      {account.secondFactor === "on" && <TwoFactorOn codesLeft={account.codesLeft} />}
      {account.secondFactor === "off" && pending && <TwoFactorPending {...pending} />}
      {account.secondFactor === "off" && !pending && <TwoFactorOff />}
    </AccountTask>
  );
}
