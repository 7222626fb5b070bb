import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PasskeyForm } from "@/components/identity/account/passkey-form";
import { SignInForm } from "@/components/identity/sign-in/sign-in-form";
import { Door } from "@/components/shell/door";
import { currentAccount } from "@/lib/identity/gates/session";
import { ownPath } from "@/lib/identity/session/own-path";
import { beginPasskeySignIn, signInWithPasskey } from "@/lib/identity/sign-in/actions";
import { isEmptyInstallation } from "@/lib/setup/queries";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("title") };
}

export default async function SignInPage({ searchParams }: Props) {
  const next = ownPath((await searchParams).next);
  if (await currentAccount()) redirect(next);
  if (await isEmptyInstallation()) redirect("/setup");
  const t = await getTranslations("auth");
  const lost = (await getTranslations("dashboard"))("lost");
  const footer = t.rich("customers", { link: (words) => <a href="/find">{words}</a> });
  return (
    <Door title={t("title")} footer={footer}>
      <SignInForm
        next={next}
        forgot={<Link href="/reset">{t("forgot")}</Link>}
        texts={{
          email: t("email"),
          password: t("password"),
          submit: t("submit"),
          sending: t("sending"),
          mailLink: t("mailLink"),
          lost,
        }}
      />
      <PasskeyForm
        ceremony="use"
        begin={beginPasskeySignIn}
        finish={signInWithPasskey}
        hidden={{ next }}
        className="mt-2"
        look={{ variant: "default", wide: true, icon: "key" }}
        texts={{
          submit: t("passkey.submit"),
          sending: t("passkey.sending"),
          cancelled: t("passkey.cancelled"),
          failed: t("passkey.failed"),
          lost,
        }}
      />
    </Door>
  );
}
