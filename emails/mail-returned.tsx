import { UpdateMail, type UpdateMailProps } from "@/emails/_components/update-mail";
import type { MailText } from "@/lib/i18n/mail-text";

export type MailReturnedProps = UpdateMailProps<MailText<"mail-returned">> & {
  /** Our name of the kind of email that found no way. */
  kind: string;
};

/** To the responsible member: an email to the customer failed for good, or came back. */
export default function MailReturned({ kind, ...props }: MailReturnedProps) {
  const { text } = props;
  return (
    <UpdateMail
      {...props}
      facts={[
        { label: text.kindLabel, value: kind },
        { label: text.toLabel, value: text.to },
        { label: text.reasonLabel, value: text.reason },
        { label: text.orderLabel, value: text.order },
      ]}
    />
  );
}
