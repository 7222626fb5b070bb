import { Button } from "@/emails/_components/button";
import { CustomerLayout, type CustomerText, type Frame } from "@/emails/_components/layout";
import { previewFrame } from "@/emails/_components/preview-frame";
import { Quote } from "@/emails/_components/quote";
import { subjectOf } from "@/emails/_components/subject";
import { Block } from "@/emails/_components/table";
import { Emphasis, Heading, Paragraph, Small, TextLink } from "@/emails/_components/words";

export type RatingDetractorProps = Frame & {
  text: CustomerText & {
    heading: string;
    intro: string;
    quoteLabel: string;
    quoteOpen: string;
    quoteClose: string;
    nextTitle: string;
    next: string;
    button: string;
    hint: string;
    review: string;
    reviewLink: string;
    unsubscribe: string;
  };
  title: string;
  comment: string | null;
  /** Opens a new conversation on the same order. */
  replyUrl: string;
  /** Only where the shop asks everyone for a review, whatever the rating. */
  reviewUrl?: string | null;
  unsubscribeUrl?: string | null;
};

export const subject = subjectOf;

/** 1–3 stars: an apology and a way back. */
export default function RatingDetractor({
  text,
  title,
  comment,
  replyUrl,
  reviewUrl,
  unsubscribeUrl,
  ...frame
}: RatingDetractorProps) {
  const { colors } = frame.shop;
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
      {comment && (
        <Block>
          <Quote label={text.quoteLabel} open={text.quoteOpen} close={text.quoteClose}>
            {comment}
          </Quote>
        </Block>
      )}
      <Block>
        <Paragraph>
          <b>{text.nextTitle}</b> {text.next}
        </Paragraph>
      </Block>
      <Block bottom={30}>
        <Button href={replyUrl} colors={colors}>
          {text.button}
        </Button>
        <Small top={12}>{text.hint}</Small>
        {reviewUrl && (
          <Small top={20}>
            {text.review}{" "}
            <TextLink href={reviewUrl} color={colors.accent}>
              {text.reviewLink}
            </TextLink>
          </Small>
        )}
      </Block>
    </CustomerLayout>
  );
}

export const PreviewProps: RatingDetractorProps = {
  ...previewFrame,
  title: "Two mugs arrived chipped",
  comment: "Both were broken and only one was replaced. I had to send the photos twice.",
  replyUrl: "https://help.holm-hazel.example/reply/Zp4LqB7c",
  unsubscribeUrl: "https://help.holm-hazel.example/unsubscribe/v3RtP8",
  text: {
    subject: "We’re sorry, Clara",
    preview: "That’s not how it should have gone. One link brings you back to us.",
    heading: "We’re sorry, Clara",
    intro:
      "You gave us 2 stars for Two mugs arrived chipped on your order 10482. That’s not how it should have gone.",
    quoteLabel: "You wrote",
    quoteOpen: "“",
    quoteClose: "”",
    nextTitle: "What happens next.",
    next: "Your rating goes to the people responsible for the shop. If anything is still open, write to us: your message starts a new conversation with the old one beside it, so you don’t have to explain everything again.",
    button: "Write to us about this",
    hint: "Or simply reply to this email.",
    review: "We ask everyone who rates us for a public review, whatever the rating.",
    reviewLink: "Write a review",
    footerReason:
      "About your order 10482. If you stop emails like this, you’ll still hear about your open conversations.",
    unsubscribe: "Stop emails like this",
  },
};
