import { CustomerLinkMail, type LinkMailProps } from "@/emails/_components/link-mail";
import type { MailText } from "@/lib/i18n/mail-text";

/** The way in to all orders of a customer, for whoever reads the mail of the address. */
export default function CustomerLink(props: LinkMailProps<MailText<"customer-link">>) {
  return <CustomerLinkMail {...props} />;
}
