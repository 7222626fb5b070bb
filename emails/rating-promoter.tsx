import { CustomerLayout, type Frame } from "@/emails/_components/layout";
import { Quote } from "@/emails/_components/quote";
import { ReviewLine } from "@/emails/_components/review-line";
import { ShareButtons } from "@/emails/_components/share-buttons";
import { Block } from "@/emails/_components/table";
import { Heading, Lines, Paragraph, Small, TextLink } from "@/emails/_components/words";
import type { MailText } from "@/lib/i18n/mail-text";

export type ShareNetwork = "facebook" | "x" | "linkedin" | "whatsapp";

export type RatingPromoterProps = Frame & {
  text: MailText<"rating-promoter">;
  comment: string | null;
  /** Any of the four, in the order of the buttons, with the finished share address; empty: nothing about sharing. */
  shares: { network: ShareNetwork; url: string }[];
  /** A page with the text to copy, for networks that do not take it over; absent where none of the buttons needs it. */
  copyUrl?: string | null;
  /** The shop's review page, if it has one. */
  reviewUrl?: string | null;
  unsubscribeUrl?: string | null;
};

/** 4–5 stars: thanks, and the buttons to share. */
export default function RatingPromoter({
  text,
  comment,
  shares,
  copyUrl,
  reviewUrl,
  unsubscribeUrl,
  ...frame
}: RatingPromoterProps) {
  const { colors } = frame.shop;
  return (
    <CustomerLayout
      {...frame}
      text={text}
      unsubscribe={{ text: text.unsubscribe, url: unsubscribeUrl }}
    >
      <Block top={28} bottom={comment || shares.length > 0 ? 20 : 28}>
        <Heading>{text.heading}</Heading>
        <Paragraph top={12}>
          <Lines>{text.intro}</Lines>
        </Paragraph>
      </Block>
      {comment && (
        <Block bottom={shares.length > 0 ? 24 : 28}>
          <Quote label={text.quoteLabel} open={text.quoteOpen} close={text.quoteClose}>
            {comment}
          </Quote>
        </Block>
      )}
      {shares.length > 0 && (
        <Block bottom={reviewUrl ? 8 : 28}>
          <Paragraph>{text.share}</Paragraph>
          <ShareButtons
            buttons={shares.map(({ network, url }) => ({ label: text[network], url }))}
          />
          <Small top={12}>
            {text.shareHint}
            {copyUrl && (
              <>
                {" "}
                <TextLink href={copyUrl} color={colors.accent}>
                  {text.copyText}
                </TextLink>
              </>
            )}
          </Small>
        </Block>
      )}
      {reviewUrl && (
        <Block bottom={28}>
          <ReviewLine text={text} url={reviewUrl} colors={colors} />
        </Block>
      )}
    </CustomerLayout>
  );
}
