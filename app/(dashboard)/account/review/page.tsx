import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { accountClock } from "@/app/(dashboard)/account/account-clock";
import { AccountTask } from "@/components/identity/account/account-task";
import { ReviewAccess } from "@/components/identity/account/review-access";
import { getTranslations } from "@/lib/i18n/get-translations";
import { listPasskeys, listSessions } from "@/lib/identity/account/queries";
import { pageAccount } from "@/lib/identity/gates/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.review");
  return { title: t("title") };
}

/** Who else can sign in: shown after a new password, and before an account gets into one more shop. */
export default async function ReviewPage() {
  const actor = await pageAccount("/account/review");
  const [t, passkeys, sessions, clock] = await Promise.all([
    getTranslations("account.review"),
    listPasskeys(actor),
    listSessions(actor),
    accountClock(),
  ]);
  const others = sessions.filter(({ own }) => !own);
  if (passkeys.length + others.length === 0) redirect("/");
  return (
    <AccountTask title={t("title")} lead={t("lead")}>
      <ReviewAccess passkeys={passkeys} sessions={others} clock={clock} />
    </AccountTask>
  );
}
