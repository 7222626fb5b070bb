import { Button } from "@/emails/_components/button";
import { CustomerLayout, type Frame } from "@/emails/_components/layout";
import { type QuotedNote, QuotedNotes } from "@/emails/_components/quoted-notes";
import { Block } from "@/emails/_components/table";
import { Emphasis, Heading, Paragraph, Small } from "@/emails/_components/words";
import type { MailText } from "@/lib/i18n/mail-text";

export type NoteCustomerProps = Frame & {
  text: MailText<"note-customer">;
  title: string;
  /** Oldest first. */
  notes: QuotedNote[];
  /** Whether there were more than are quoted. */
  more: boolean;
  portalUrl: string;
  unsubscribeUrl?: string | null;
};

/** Staff wrote to the customer, once or several times. */
export default function NoteCustomer({
  text,
  title,
  notes,
  more,
  portalUrl,
  unsubscribeUrl,
  ...frame
}: NoteCustomerProps) {
  return (
    <CustomerLayout
      {...frame}
      text={text}
      unsubscribe={{ text: text.unsubscribe, url: unsubscribeUrl }}
    >
      <Block top={28} bottom={20}>
        <Heading>{text.heading}</Heading>
        <Paragraph top={12}>
          <Emphasis text={text.intro} part={title} />
        </Paragraph>
      </Block>
      <QuotedNotes notes={notes} earlier={more ? text.earlier : null} />
      <Block bottom={28}>
        <Button href={portalUrl} colors={frame.shop.colors}>
          {text.button}
        </Button>
        <Small top={12}>{text.hint}</Small>
      </Block>
    </CustomerLayout>
  );
}
