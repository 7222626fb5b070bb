import { Button } from "@/emails/_components/button";
import { CustomerLayout, type Frame } from "@/emails/_components/layout";
import { Quote } from "@/emails/_components/quote";
import { ReviewLine } from "@/emails/_components/review-line";
import { Block } from "@/emails/_components/table";
import { Emphasis, Heading, Paragraph, Small } from "@/emails/_components/words";
import type { MailText } from "@/lib/i18n/mail-text";

export type RatingDetractorProps = Frame & {
  text: MailText<"rating-detractor">;
  title: string;
  comment: string | null;
  /** Opens a new conversation on the same order. */
  replyUrl: string;
  /** The shop's review page, if it has one. */
  reviewUrl?: string | null;
  unsubscribeUrl?: string | null;
};

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
        <ReviewLine text={text} url={reviewUrl} colors={colors} />
      </Block>
    </CustomerLayout>
  );
}
