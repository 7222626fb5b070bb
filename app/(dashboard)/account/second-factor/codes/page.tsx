import type { Metadata } from "next";
import { SimpleForm } from "@/components/form/simple-form";
import { AccountTask } from "@/components/identity/account/account-task";
import { Link } from "@/components/shell/link";
import { getTranslations } from "@/lib/i18n/get-translations";
import { hideRecoveryCodes } from "@/lib/identity/account-factors/actions";
import { SHOWN_CODES, type ShownCodes } from "@/lib/identity/account-factors/shown-codes";
import { pageAccount } from "@/lib/identity/gates/session";
import { readSealed } from "@/lib/identity/session/sealed-cookie";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.factor");
  return { title: t("shownTitle") };
}

/** New recovery codes, until somebody confirms having saved them. */
export default async function CodesPage() {
  const { sessionId } = await pageAccount("/account/second-factor");
  const [t, shown, buttons] = await Promise.all([
    getTranslations("account.factor"),
    readSealed<ShownCodes>(SHOWN_CODES),
    getTranslations("buttons"),
  ]);
  if (shown?.sessionId !== sessionId) {
    return (
      <AccountTask title={t("codesTitle")} lead={t("gone")}>
        <p>
          <Link href="/account/second-factor">{buttons("newCodes")}</Link>
        </p>
      </AccountTask>
    );
  }
  return (
    <AccountTask title={t("shownTitle")} lead={t("shownLead")}>
      <ul
        aria-label={t("codesTitle")}
        className="grid grid-cols-1 gap-x-8 gap-y-2 rounded-md border border-border bg-sunken p-4 font-mono sm:grid-cols-2"
      >
        {shown.codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <SimpleForm action={hideRecoveryCodes} submit={{ label: t("kept") }} />
    </AccountTask>
  );
}
