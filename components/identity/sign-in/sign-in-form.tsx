"use client";

import { useState } from "react";
import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormAnswer, Submit } from "@/components/form/submit";
import { useLabels } from "@/components/form/use-labels";
import { Link } from "@/components/shell/link";
import { useTranslations } from "@/lib/i18n/use-translations";
import { signInMember } from "@/lib/identity/sign-in/actions";

/** Email and password, or an emailed link; works without scripts. Goes to `next` afterwards. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("auth");
  const buttons = useTranslations("buttons");
  const [linked, setLinked] = useState(false);
  return (
    <Form
      action={signInMember}
      hidden={{ next }}
      labels={useLabels((words) => words.auth.fields)}
      className="grid grid-cols-1 gap-4"
    >
      <FormAnswer icon="mail-check" />
      <Field type="email" name="email" autoComplete="username webauthn" required />
      <Field
        type="password"
        name="password"
        autoComplete="current-password"
        required
        aside={<Link href="/reset">{t("forgot")}</Link>}
      />
      <div className="grid grid-cols-1 gap-2">
        <Submit wide pending={linked ? undefined : "signingIn"} onClick={() => setLinked(false)}>
          {buttons("signIn")}
        </Submit>
        <Submit wide variant="default" name="intent" value="link" onClick={() => setLinked(true)}>
          {buttons("mailSignInLink")}
        </Submit>
      </div>
    </Form>
  );
}
