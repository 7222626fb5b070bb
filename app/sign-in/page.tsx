import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Words } from "@/components/form/words";
import { UsePasskey } from "@/components/identity/account/use-passkey";
import { DraftNotice } from "@/components/identity/sign-in/draft-notice";
import { SignInForm } from "@/components/identity/sign-in/sign-in-form";
import { Door } from "@/components/shell/door";
import { getTranslations } from "@/lib/i18n/get-translations";
import { currentAccount } from "@/lib/identity/gates/session";
import { ownPath } from "@/lib/identity/session/own-path";
import { beginPasskeySignIn, signInWithPasskey } from "@/lib/identity/sign-in/actions";
import { isEmptyInstallation } from "@/lib/setup/queries";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const buttons = await getTranslations("buttons");
  return { title: buttons("signIn") };
}

export default async function SignInPage({ searchParams }: Props) {
  const next = ownPath((await searchParams).next);
  if (await currentAccount()) redirect(next);
  if (await isEmptyInstallation()) redirect("/setup");
  const t = await getTranslations("auth");
  const buttons = await getTranslations("buttons");
  const footer = t.rich("customers", { link: (words) => <a href="/find">{words}</a> });
  return (
    <Door title={buttons("signIn")} footer={footer}>
      <Words of={["auth", "buttons"]}>
        <DraftNotice />
        <SignInForm next={next} />
        <UsePasskey
          begin={beginPasskeySignIn}
          finish={signInWithPasskey}
          next={next}
          wide
          className="mt-2"
        />
      </Words>
    </Door>
  );
}
