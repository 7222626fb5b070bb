import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ActForm, ActInput } from "@/components/identity/account/act-form";
import { Door } from "@/components/shell/door";
import { isStillPending, type Pending } from "@/lib/identity/factors/admit";
import { SECOND_STEP } from "@/lib/identity/gates/enter";
import { ownPath } from "@/lib/identity/session/own-path";
import { readSealed } from "@/lib/identity/session/sealed-cookie";
import { enterCode } from "@/lib/identity/sign-in/actions";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.code");
  return { title: t("title") };
}

/** The second step of signing in, for people who passed the first on this device. */
export default async function CodePage({ searchParams }: Props) {
  const query = await searchParams;
  const next = ownPath(query.next);
  const pending = await readSealed<Pending>(SECOND_STEP);
  if (!pending || !(await isStillPending(pending))) {
    redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  }
  const t = await getTranslations("auth.code");
  const lost = (await getTranslations("dashboard"))("lost");
  const recovery = query.recovery !== undefined;
  const here = `/sign-in/code?next=${encodeURIComponent(next)}`;
  const link = (words: ReactNode) => (
    <Link href={recovery ? here : `${here}&recovery`}>{words}</Link>
  );
  const back = (await getTranslations("auth"))("back");
  return (
    <Door title={t("title")} lead={t("lead")} footer={<Link href="/sign-in">{back}</Link>}>
      <ActForm
        key={recovery ? "recovery" : "app"}
        act={enterCode}
        hidden={{ next }}
        look={{ wide: true }}
        className="*:[div]:w-full"
        texts={{ submit: t("submit"), sending: t("sending"), lost }}
      >
        <ActInput
          name="code"
          label={t(recovery ? "recoveryLabel" : "label")}
          hint={t(recovery ? "recoveryHint" : "hint")}
          autoComplete={recovery ? "off" : "one-time-code"}
          inputMode={recovery ? "text" : "numeric"}
          autoFocus
        />
      </ActForm>
      <p className="mt-4 text-sm text-muted">
        {t.rich(recovery ? "withPhone" : "noPhone", { link })}
      </p>
      {recovery && <p className="mt-2 text-sm text-muted">{t("lost")}</p>}
    </Door>
  );
}
