import type { Metadata } from "next";
import { SimpleForm } from "@/components/form/simple-form";
import { Words } from "@/components/form/words";
import { Door } from "@/components/shell/door";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { getTranslations } from "@/lib/i18n/get-translations";
import { readAccountLink } from "@/lib/identity/account/account-links";
import { confirmNewAddress } from "@/lib/identity/account/actions";
import { pageAccount } from "@/lib/identity/gates/session";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.confirmAddress");
  return { title: t("title") };
}

/**
 * Only whoever is signed in as the account that asked can confirm: an address that was mistyped is
 * read by somebody else, who would otherwise get the account with it.
 */
export default async function ConfirmAddressPage({ params }: Props) {
  const { token } = await params;
  const actor = await pageAccount(`/confirm-address/${token}`);
  const [link, t, places, auth] = await Promise.all([
    readAccountLink("email", token),
    getTranslations("auth.confirmAddress"),
    getTranslations("places"),
    getTranslations("auth"),
  ]);
  if (!link?.newEmail || link.accountId !== actor.accountId) {
    return (
      <Door title={auth("overTitle")} lead={t("over")}>
        <LinkButton as={Link} href="/account" wide>
          {places("account")}
        </LinkButton>
      </Door>
    );
  }
  return (
    <Door title={t("title")} lead={t("lead", { email: link.newEmail })}>
      <Words>
        <SimpleForm
          action={confirmNewAddress}
          hidden={{ token }}
          submit={{ label: t("submit"), pending: "confirming", wide: true }}
        />
      </Words>
    </Door>
  );
}
