import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Door } from "@/components/shell/door";
import { ownPath } from "@/lib/auth/own-path";
import { currentMember } from "@/lib/auth/session";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("title") };
}

export default async function SignInPage({ searchParams }: Props) {
  const next = ownPath((await searchParams).next);
  if (await currentMember()) redirect(next);
  const t = await getTranslations("auth");
  const dashboard = await getTranslations("dashboard");
  return (
    <Door title={t("title")} footer={t("customers")}>
      <SignInForm
        next={next}
        texts={{
          email: t("email"),
          password: t("password"),
          submit: t("submit"),
          sending: t("sending"),
          lost: dashboard("lost"),
        }}
      />
    </Door>
  );
}
