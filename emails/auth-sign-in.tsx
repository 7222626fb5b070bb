import { type LinkMailProps, TeamLinkMail } from "@/emails/_components/link-mail";
import type { MailText } from "@/lib/i18n/mail-text";

/** A link that signs in, for whoever reads the mail of the account's address. */
export default function AuthSignIn(props: LinkMailProps<MailText<"auth-sign-in">>) {
  return <TeamLinkMail {...props} />;
}
