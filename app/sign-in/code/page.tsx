import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Field } from "@/components/form/field";
import { SimpleForm } from "@/components/form/simple-form";
import { Words } from "@/components/form/words";
import { Door } from "@/components/shell/door";
import { Link } from "@/components/shell/link";
import { getTranslations } from "@/lib/i18n/get-translations";
import { isStillPending, type PendingSignIn } from "@/lib/identity/factors/sign-in-steps";
import { SECOND_STEP } from "@/lib/identity/gates/start-session";
import { ownPath } from "@/lib/identity/session/own-path";
import { readSealed } from "@/lib/identity/session/sealed-cookie";
import { submitCode } from "@/lib/identity/sign-in/actions";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.code");
  return { title: t("title") };
}

/** The second step of signing in, for people who passed the first on this device. */
export default async function CodePage({ searchParams }: Props) {
  const query = await searchParams;
  const next = ownPath(query.next);
  const pending = await readSealed<PendingSignIn>(SECOND_STEP);
  if (!pending || !(await isStillPending(pending))) {
    redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  }
  const [t, auth, buttons, labels] = await Promise.all([
    getTranslations("auth.code"),
    getTranslations("auth"),
    getTranslations("buttons"),
    getTranslations("labels"),
  ]);
  const recovery = query.recovery !== undefined;
  const here = `/sign-in/code?next=${encodeURIComponent(next)}`;
  const link = (words: ReactNode) => (
    <Link href={recovery ? here : `${here}&recovery`}>{words}</Link>
  );
  return (
    <Door title={t("title")} lead={t("lead")} footer={<Link href="/sign-in">{auth("back")}</Link>}>
      <Words>
        <SimpleForm
          key={recovery ? "recovery" : "app"}
          action={submitCode}
          hidden={{ next }}
          labels={{ code: recovery ? t("recoveryLabel") : labels("appCode") }}
          submit={{ label: buttons("signIn"), pending: "checking", wide: true }}
        >
          <Field
            name="code"
            hint={t(recovery ? "recoveryHint" : "hint")}
            autoComplete={recovery ? "off" : "one-time-code"}
            inputMode={recovery ? "text" : "numeric"}
            spellCheck={false}
            autoFocus
          />
        </SimpleForm>
      </Words>
      <p className="mt-4 text-sm text-muted">
        {t.rich(recovery ? "withPhone" : "noPhone", { link })}
      </p>
      {recovery && <p className="mt-2 text-sm text-muted">{t("lost")}</p>}
    </Door>
  );
}
