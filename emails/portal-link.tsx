import { CustomerLinkMail, type LinkMailProps } from "@/emails/_components/link-mail";
import type { MailText } from "@/lib/i18n/mail-text";

/** A fresh link to the order’s page, for whoever reads the mail of the order’s address. */
export default function PortalLink(props: LinkMailProps<MailText<"portal-link">>) {
  return <CustomerLinkMail {...props} />;
}
