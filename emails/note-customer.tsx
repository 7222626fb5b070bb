import { Button } from "@/emails/_components/button";
import { CustomerLayout, type CustomerText, type Frame } from "@/emails/_components/layout";
import { previewFrame } from "@/emails/_components/preview-frame";
import { Quote } from "@/emails/_components/quote";
import { subjectOf } from "@/emails/_components/subject";
import { Block } from "@/emails/_components/table";
import { Emphasis, Heading, Paragraph, Small } from "@/emails/_components/words";

export type NoteCustomerProps = Frame & {
  text: CustomerText & {
    heading: string;
    intro: string;
    button: string;
    hint: string;
    unsubscribe: string;
  };
  title: string;
  /** Oldest first. `author` is a first name or the shop's name, `writtenAt` already formatted. */
  notes: { author: string; writtenAt: string; body: string }[];
  portalUrl: string;
  unsubscribeUrl?: string | null;
};

export const subject = subjectOf;

/** Staff wrote to the customer, once or several times. */
export default function NoteCustomer({
  text,
  title,
  notes,
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
      {notes.map((note, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: static markup, rendered once
        <Block key={index} bottom={index < notes.length - 1 ? 12 : 24}>
          <Quote
            label={
              <>
                <b>{note.author}</b> · {note.writtenAt}
              </>
            }
          >
            {note.body}
          </Quote>
        </Block>
      ))}
      <Block bottom={28}>
        <Button href={portalUrl} colors={frame.shop.colors}>
          {text.button}
        </Button>
        <Small top={12}>{text.hint}</Small>
      </Block>
    </CustomerLayout>
  );
}

export const PreviewProps: NoteCustomerProps = {
  ...previewFrame,
  title: "Second replacement mug arrived chipped too",
  notes: [
    {
      author: "Jonas",
      writtenAt: "14 Nov, 10:31",
      body: "You are right, and I am sorry you had to tell us twice. I found both photos.\n\nTwo new mugs are leaving today in a box of their own. There’s no need to return anything.",
    },
    { author: "Jonas", writtenAt: "14 Nov, 10:32", body: "The parcel number is 8420 1137 5526." },
  ],
  portalUrl: "https://help.holm-hazel.example/portal/enter/K7QmXw2nT9",
  unsubscribeUrl: "https://help.holm-hazel.example/unsubscribe/v3RtP8",
  text: {
    subject: "2 new replies on your order 10482",
    preview: "Jonas: You are right, and I am sorry you had to tell us twice. I found both photos.",
    heading: "Jonas wrote to you",
    intro: "About Second replacement mug arrived chipped too on your order 10482.",
    button: "Answer on your order page",
    hint: "The whole conversation is there. The link works until 14 December.",
    footerReason: "You’re getting this because you have an open conversation about order 10482.",
    unsubscribe: "Stop emails about new replies",
  },
};
