import { type Quotes, UpdateMail, type UpdateMailProps } from "@/emails/_components/update-mail";
import type { MailText } from "@/lib/i18n/mail-text";

export type UpdateOpenedProps = UpdateMailProps<MailText<"update-opened">> & { quotes: Quotes };

/** To the assignee a rule chose, or to whoever is responsible: an update opened for an NPS answer. */
export default function UpdateOpened(props: UpdateOpenedProps) {
  const { text } = props;
  return (
    <UpdateMail
      {...props}
      facts={[
        { label: text.scoreLabel, value: text.score },
        { label: text.orderLabel, value: text.order },
        { label: text.customerLabel, value: text.customer },
      ]}
    />
  );
}
