import { CustomerLayout, type CustomerText, type Frame } from "@/emails/_components/layout";
import { previewFrame } from "@/emails/_components/preview-frame";
import { Quote } from "@/emails/_components/quote";
import { ShareButtons } from "@/emails/_components/share-buttons";
import { subjectOf } from "@/emails/_components/subject";
import { Block } from "@/emails/_components/table";
import { Heading, Lines, Paragraph, Small, TextLink } from "@/emails/_components/words";

export type ShareNetwork = "facebook" | "x" | "linkedin" | "whatsapp";

export type RatingPromoterProps = Frame & {
  text: CustomerText & {
    heading: string;
    intro: string;
    quoteLabel: string;
    quoteOpen: string;
    quoteClose: string;
    share: string;
    facebook: string;
    x: string;
    linkedin: string;
    whatsapp: string;
    shareHint: string;
    copyText: string;
    unsubscribe: string;
  };
  comment: string | null;
  /** Any of the four, in the order of the buttons, with the finished share address; empty: nothing about sharing. */
  shares: { network: ShareNetwork; url: string }[];
  /** A page with the text to copy, for networks that do not take it over; absent where none of the buttons needs it. */
  copyUrl?: string | null;
  unsubscribeUrl?: string | null;
};

export const subject = subjectOf;

/** 4–5 stars: thanks, and the buttons to share. */
export default function RatingPromoter({
  text,
  comment,
  shares,
  copyUrl,
  unsubscribeUrl,
  ...frame
}: RatingPromoterProps) {
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
        <Block bottom={28}>
          <Paragraph>{text.share}</Paragraph>
          <ShareButtons
            buttons={shares.map(({ network, url }) => ({ label: text[network], url }))}
          />
          <Small top={12}>
            {text.shareHint}
            {copyUrl && (
              <>
                {" "}
                <TextLink href={copyUrl} color={frame.shop.colors.accent}>
                  {text.copyText}
                </TextLink>
              </>
            )}
          </Small>
        </Block>
      )}
    </CustomerLayout>
  );
}

const SHOP = "https%3A%2F%2Fholm-hazel.example";
const WORDS = "Quick%2C%20friendly%20help%20from%20Holm%20%26%20Hazel.";

export const PreviewProps: RatingPromoterProps = {
  ...previewFrame,
  comment: "Quick answer, and the invoice was right the first time.",
  shares: [
    {
      network: "facebook",
      url: `https://www.facebook.com/sharer/sharer.php?u=${SHOP}&quote=${WORDS}`,
    },
    { network: "x", url: `https://twitter.com/intent/tweet?text=${WORDS}&url=${SHOP}` },
    { network: "linkedin", url: `https://www.linkedin.com/sharing/share-offsite/?url=${SHOP}` },
    { network: "whatsapp", url: `https://wa.me/?text=${WORDS}%20${SHOP}` },
  ],
  copyUrl: "https://help.holm-hazel.example/share/Bq7Lm2",
  unsubscribeUrl: "https://help.holm-hazel.example/unsubscribe/v3RtP8",
  text: {
    subject: "Thank you for the four stars",
    preview: "Your rating goes to Amara and the whole team.",
    heading: "Thank you for the four stars, Clara",
    intro: "It goes to Amara and the whole team.",
    quoteLabel: "You wrote",
    quoteOpen: "“",
    quoteClose: "”",
    share: "If you like, tell others about us:",
    facebook: "Facebook",
    x: "X",
    linkedin: "LinkedIn",
    whatsapp: "WhatsApp",
    shareHint: "You see the text before anything is posted.",
    copyText: "Copy a text to go with it",
    footerReason: "About your order 10482.",
    unsubscribe: "Stop thank-you emails",
  },
};
