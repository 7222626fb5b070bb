import { type LinkMailProps, TeamLinkMail } from "@/emails/_components/link-mail";
import type { MailText } from "@/lib/i18n/mail-text";

/** A link to a new password, for whoever reads the mail of the account's address. */
export default function AuthReset(props: LinkMailProps<MailText<"auth-reset">>) {
  return <TeamLinkMail {...props} />;
}
