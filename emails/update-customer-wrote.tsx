import { type Quotes, UpdateMail, type UpdateMailProps } from "@/emails/_components/update-mail";
import type { MailText } from "@/lib/i18n/mail-text";

export type UpdateCustomerWroteProps = UpdateMailProps<MailText<"update-customer-wrote">> & {
  quotes: Quotes;
  /** Some quotes are the beginnings of longer messages. */
  shortened?: boolean;
};

/** To the responsible member, or to the alert list: what the customer wrote, once or several times. */
export default function UpdateCustomerWrote(props: UpdateCustomerWroteProps) {
  const { shortened, ...rest } = props;
  const { text } = rest;
  return (
    <UpdateMail
      {...rest}
      cut={shortened ? text.shortened : null}
      facts={[
        { label: text.orderLabel, value: text.order },
        { label: text.customerLabel, value: text.customer },
      ]}
    />
  );
}
