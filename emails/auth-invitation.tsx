import { type LinkMailProps, TeamLinkMail } from "@/emails/_components/link-mail";
import type { MailText } from "@/lib/i18n/mail-text";

/** A seat in a shop’s team, for whoever reads the mail of the invited address. */
export default function AuthInvitation(props: LinkMailProps<MailText<"auth-invitation">>) {
  return <TeamLinkMail {...props} />;
}
