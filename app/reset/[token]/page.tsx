import type { Metadata } from "next";
import { Field } from "@/components/form/field";
import { SimpleForm } from "@/components/form/simple-form";
import { Words } from "@/components/form/words";
import { Door } from "@/components/shell/door";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { getTranslations } from "@/lib/i18n/get-translations";
import { readAccountLink } from "@/lib/identity/account/account-links";
import { maskEmail } from "@/lib/identity/account/mask-email";
import { chooseNewPassword } from "@/lib/identity/sign-in/actions";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const account = await getTranslations("account");
  return { title: account("password.pageTitle") };
}

/** Choosing a new password by a link from a mail. */
export default async function NewPasswordPage({ params }: Props) {
  const { token } = await params;
  const [link, t, all, account, buttons] = await Promise.all([
    readAccountLink("reset", token),
    getTranslations("auth.reset"),
    getTranslations("auth"),
    getTranslations("account"),
    getTranslations("buttons"),
  ]);
  const footer = <Link href="/sign-in">{all("back")}</Link>;
  if (!link) {
    return (
      <Door title={all("overTitle")} lead={t("over")} footer={footer}>
        <LinkButton as={Link} href="/reset" wide>
          {buttons("newLink")}
        </LinkButton>
      </Door>
    );
  }
  const email = maskEmail(link.email);
  return (
    <Door title={account("password.pageTitle")} lead={t("newLead", { email })} footer={footer}>
      <Words>
        <SimpleForm
          action={chooseNewPassword}
          hidden={{ token }}
          labels={{ password: t("fields.password") }}
          submit={{ label: t("newSubmit"), saves: true, wide: true }}
        >
          <Field
            type="password"
            name="password"
            hint={all("passwordHint")}
            autoComplete="new-password"
          />
        </SimpleForm>
      </Words>
      <p className="mt-3 text-sm text-muted">{t("effect")}</p>
    </Door>
  );
}
