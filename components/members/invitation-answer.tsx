import Link from "next/link";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { signOutMember } from "@/lib/identity/sign-in/actions";
import type { OpenInvitation } from "@/lib/members/read-invitation";
import { AcceptForm } from "./accept-form";
import { JoinForm } from "./join-form";

export interface InvitationAnswerProps {
  token: string;
  invitation: OpenInvitation;
  /** The address somebody is signed in with here. */
  own: string | null;
}

/** What the reader can do about it: accept, sign in first, or join as somebody new. */
export function InvitationAnswer({ token, invitation, own }: InvitationAnswerProps) {
  const t = useTranslations("invitation");
  const { email, accountId } = invitation;
  if (own && own !== email) {
    return (
      <form action={signOutMember} className="grid grid-cols-1 gap-4">
        <p>{t("other", { own, email })}</p>
        <SubmitButton variant="default">{t("signOut")}</SubmitButton>
      </form>
    );
  }
  if (own) {
    return (
      <div className="grid grid-cols-1 gap-4">
        <p className="text-muted">{t("as", { email: own })}</p>
        <AcceptForm
          token={token}
          texts={{ accept: t("accept"), accepting: t("accepting"), lost: t("lost") }}
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
  return (
    <JoinForm
      token={token}
      email={email}
      texts={{
        address: t("address", { email }),
        name: t("name"),
        nameHint: t("nameHint"),
        password: t("password"),
        passwordHint: t("passwordHint"),
        join: t("join"),
        joining: t("joining"),
        lost: t("lost"),
      }}
    />
  );
}
