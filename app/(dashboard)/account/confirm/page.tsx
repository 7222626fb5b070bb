import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Words } from "@/components/form/words";
import { AccountTask } from "@/components/identity/account/account-task";
import { ConfirmIdentity } from "@/components/identity/account/confirm-identity";
import { getTranslations } from "@/lib/i18n/get-translations";
import { listPasskeys, readAccount } from "@/lib/identity/account/queries";
import { currentFresh, pageAccount } from "@/lib/identity/gates/session";
import { ownPath } from "@/lib/identity/session/own-path";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.confirm");
  return { title: t("title") };
}

/** People who signed in a while ago confirm who they are, before passwords and keys can be changed. */
export default async function ConfirmPage({ searchParams }: PageProps) {
  const query = await searchParams;
  const wanted = ownPath(query.next);
  const next = wanted === "/" ? "/account" : wanted;
  const actor = await pageAccount(next);
  if (await currentFresh()) redirect(next);
  const [t, account, passkeys] = await Promise.all([
    getTranslations("account.confirm"),
    readAccount(actor),
    listPasskeys(actor),
  ]);
  return (
    <AccountTask title={t("title")} lead={t("lead")}>
      <Words of={["auth"]}>
        <ConfirmIdentity
          next={next}
          password={account.hasPassword}
          code={account.secondFactor === "on"}
          passkey={passkeys.length > 0}
          withCode={query.with === "code"}
        />
      </Words>
    </AccountTask>
  );
}
