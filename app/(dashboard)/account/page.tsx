import type { Metadata } from "next";
import { accountClock } from "@/app/(dashboard)/account/account-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { AccountDone } from "@/components/identity/account/account-done";
import { AccountSettings } from "@/components/identity/account/account-settings";
import { PageBody, PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { listPasskeys, listSessions, readAccount } from "@/lib/identity/account/queries";
import { pageAccount } from "@/lib/identity/gates/session";

export async function generateMetadata(): Promise<Metadata> {
  const places = await getTranslations("places");
  return { title: places("account") };
}

export default async function AccountPage({ searchParams }: PageProps) {
  const actor = await pageAccount("/account");
  const [t, account, passkeys, sessions, clock, { done }, places] = await Promise.all([
    getTranslations("account"),
    readAccount(actor),
    listPasskeys(actor),
    listSessions(actor),
    accountClock(),
    searchParams,
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead title={places("account")} lead={t("lead", { email: account.email })} />
      <PageBody>
        <AccountDone done={done} email={account.email} />
        <AccountSettings account={account} passkeys={passkeys} sessions={sessions} clock={clock} />
      </PageBody>
    </>
  );
}
