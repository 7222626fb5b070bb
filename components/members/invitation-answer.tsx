import { Field } from "@/components/form/field";
import { SimpleForm } from "@/components/form/simple-form";
import { useLabels } from "@/components/form/use-labels";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { useTranslations } from "@/lib/i18n/use-translations";
import { signOutMember } from "@/lib/identity/sign-in/actions";
import { accept, join } from "@/lib/members/actions";
import type { OpenInvitation } from "@/lib/members/read-invitation";

export interface InvitationAnswerProps {
  token: string;
  invitation: OpenInvitation;
  /** The address somebody is signed in with here. */
  own: string | null;
}

/** What the reader can do about it: accept, sign in first, or join as somebody new. */
export function InvitationAnswer({ token, invitation, own }: InvitationAnswerProps) {
  const t = useTranslations("invitation");
  const buttons = useTranslations("buttons");
  const { email, accountId } = invitation;
  if (own && own !== email) {
    return (
      <form action={signOutMember} className="grid grid-cols-1 gap-4">
        <p>{t("other", { own, email })}</p>
        <SubmitButton variant="default">{buttons("signOut")}</SubmitButton>
      </form>
    );
  }
  if (own) {
    return (
      <div className="grid grid-cols-1 gap-4">
        <p className="text-muted">{t("as", { email: own })}</p>
        <SimpleForm
          action={accept}
          hidden={{ token }}
          submit={{ label: t("accept"), pending: "accepting", wide: true }}
        />
      </div>
    );
  }
  if (accountId) {
    const next = encodeURIComponent(`/invitation/${token}`);
    return (
      <div className="grid grid-cols-1 gap-4">
        <p>{t("signInText")}</p>
        <LinkButton as={Link} href={`/sign-in?next=${next}`} variant="primary">
          {t("signIn")}
        </LinkButton>
      </div>
    );
  }
  return <JoinForm token={token} email={email} />;
}

/** Name and password of somebody new; works without scripts. */
function JoinForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations("invitation");
  return (
    <SimpleForm
      action={join}
      hidden={{ token }}
      labels={useLabels(({ labels, setup }) => ({
        name: setup.owner.fields.name,
        password: labels.password,
      }))}
      submit={{ label: t("join"), pending: "joining", wide: true }}
    >
      {/* For password managers: the address stands in the mail and cannot be changed. */}
      <input type="hidden" name="email" value={email} autoComplete="username" />
      <p className="text-muted">{t("address", { email })}</p>
      <Field name="name" hint={t("nameHint")} autoComplete="name" />
      <Field type="password" name="password" hint={t("passwordHint")} autoComplete="new-password" />
    </SimpleForm>
  );
}
