import { UpdateMail, type UpdateMailProps } from "@/emails/_components/update-mail";
import type { MailText } from "@/lib/i18n/mail-text";

/** To the member somebody else assigned an update to. */
export default function UpdateAssigned(props: UpdateMailProps<MailText<"update-assigned">>) {
  const { text } = props;
  return (
    <UpdateMail
      {...props}
      facts={[
        { label: text.orderLabel, value: text.order },
        { label: text.customerLabel, value: text.customer },
      ]}
    />
  );
}
