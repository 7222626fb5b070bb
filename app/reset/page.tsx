import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActForm, ActInput } from "@/components/identity/account/act-form";
import { Door } from "@/components/shell/door";
import { askForReset } from "@/lib/identity/sign-in/actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.reset");
  return { title: t("title") };
}

export default async function ResetPage() {
  const [all, t] = await Promise.all([getTranslations("auth"), getTranslations("auth.reset")]);
  const lost = (await getTranslations("dashboard"))("lost");
  const footer = <Link href="/sign-in">{all("back")}</Link>;
  return (
    <Door title={t("title")} lead={t("lead")} footer={footer}>
      <ActForm
        act={askForReset}
        look={{ wide: true }}
        className="*:[div]:w-full"
        texts={{ submit: t("submit"), sending: t("sending"), lost }}
      >
        <ActInput type="email" name="email" label={all("email")} autoComplete="username" />
      </ActForm>
    </Door>
  );
}
