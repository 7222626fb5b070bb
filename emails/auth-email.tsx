import { type LinkMailProps, TeamLinkMail } from "@/emails/_components/link-mail";
import type { MailText } from "@/lib/i18n/mail-text";

/** Asks a new address to confirm that the same person reads it. */
export default function AuthEmail(props: LinkMailProps<MailText<"auth-email">>) {
  return <TeamLinkMail {...props} />;
}
