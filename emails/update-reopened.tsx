import { UpdateMail, type UpdateMailProps } from "@/emails/_components/update-mail";
import type { MailText } from "@/lib/i18n/mail-text";

/** To the responsible member, or to the alert list: the customer pressed "Still has issue?". */
export default function UpdateReopened(props: UpdateMailProps<MailText<"update-reopened">>) {
  const { text } = props;
  return (
    <UpdateMail
      {...props}
      manage={text.manage}
      facts={[
        { label: text.orderLabel, value: text.order },
        { label: text.solvedByLabel, value: text.solvedBy },
        { label: text.reopenedLabel, value: text.reopened },
        { label: text.customerLabel, value: text.customer },
      ]}
    />
  );
}
