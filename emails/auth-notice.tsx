import { type LinkMailProps, TeamLinkMail } from "@/emails/_components/link-mail";
import type { MailText } from "@/lib/i18n/mail-text";

/** Tells the owner of a sign-in what was done with it. */
export default function AuthNotice(props: LinkMailProps<MailText<"auth-notice">>) {
  return <TeamLinkMail {...props} />;
}
