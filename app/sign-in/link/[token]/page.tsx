import type { Metadata } from "next";
import { SimpleForm } from "@/components/form/simple-form";
import { Words } from "@/components/form/words";
import { Door } from "@/components/shell/door";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { getTranslations } from "@/lib/i18n/get-translations";
import { readAccountLink } from "@/lib/identity/account/account-links";
import { maskEmail } from "@/lib/identity/account/mask-email";
import { openSignInLink } from "@/lib/identity/sign-in/actions";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const buttons = await getTranslations("buttons");
  return { title: buttons("signIn") };
}

/** Says whose link this is. Only the button uses it up, so that email scanners cannot. */
export default async function SignInLinkPage({ params }: Props) {
  const { token } = await params;
  const [link, t, all, buttons] = await Promise.all([
    readAccountLink("sign_in", token),
    getTranslations("auth.link"),
    getTranslations("auth"),
    getTranslations("buttons"),
  ]);
  if (!link) {
    return (
      <Door title={all("overTitle")} lead={t("over")}>
        <LinkButton as={Link} href="/sign-in" wide>
          {buttons("newLink")}
        </LinkButton>
      </Door>
    );
  }
  const footer = <Link href="/sign-in">{all("back")}</Link>;
  return (
    <Door
      title={buttons("signIn")}
      lead={t("lead", { email: maskEmail(link.email) })}
      footer={footer}
    >
      <Words>
        <SimpleForm
          action={openSignInLink}
          hidden={{ token }}
          submit={{ label: buttons("signIn"), pending: "signingIn", wide: true }}
        />
      </Words>
      <p className="mt-3 text-sm text-muted">{t("hint")}</p>
    </Door>
  );
}
