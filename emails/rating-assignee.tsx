import { Button } from "@/emails/_components/button";
import { type Frame, TeamLayout, type TeamText } from "@/emails/_components/layout";
import { previewFrame } from "@/emails/_components/preview-frame";
import { Quote } from "@/emails/_components/quote";
import { Stars } from "@/emails/_components/stars";
import { subjectOf } from "@/emails/_components/subject";
import { Block } from "@/emails/_components/table";
import { Heading, Lines, Paragraph, Small } from "@/emails/_components/words";

export type RatingAssigneeProps = Frame & {
  text: TeamText & {
    starsLabel: string;
    intro: string;
    quoteLabel: string;
    quoteOpen: string;
    quoteClose: string;
    noComment: string;
    button: string;
    followUp: string;
    manage: string;
  };
  /** 1–5 */
  stars: number;
  title: string;
  comment: string | null;
  cardUrl: string;
  manageUrl?: string | null;
};

export const subject = subjectOf;

/** To the assignee: any rating, good or bad. */
export default function RatingAssignee({
  text,
  stars,
  title,
  comment,
  cardUrl,
  manageUrl,
  ...frame
}: RatingAssigneeProps) {
  return (
    <TeamLayout {...frame} text={text} manage={{ text: text.manage, url: manageUrl }}>
      <Block top={26} bottom={16}>
        <Stars stars={stars} label={text.starsLabel} />
        <Heading level="title">{title}</Heading>
        <Paragraph top={8}>
          <Lines>{text.intro}</Lines>
        </Paragraph>
      </Block>
      <Block>
        {comment ? (
          <Quote label={text.quoteLabel} open={text.quoteOpen} close={text.quoteClose}>
            {comment}
          </Quote>
        ) : (
          <Small>{text.noComment}</Small>
        )}
      </Block>
      <Block bottom={28}>
        <Button href={cardUrl} colors={frame.shop.colors}>
          {text.button}
        </Button>
        <Small top={12}>{text.followUp}</Small>
      </Block>
    </TeamLayout>
  );
}

export const PreviewProps: RatingAssigneeProps = {
  ...previewFrame,
  stars: 4,
  title: "Invoice with company name and VAT number",
  comment: "Quick answer, and the invoice was right the first time.",
  cardUrl: "https://help.holm-hazel.example/orders/10482#update-3",
  manageUrl: "https://help.holm-hazel.example/settings/notifications",
  text: {
    subject: "4 stars on order 10482: Invoice with company name and VAT number",
    preview: "Quick answer, and the invoice was right the first time.",
    header: "Starloop for Holm & Hazel",
    starsLabel: "4 of 5 stars",
    intro: "Clara Jørgensen, order 10482, rated 18 Nov 2026, 09:12.",
    quoteLabel: "Clara Jørgensen wrote",
    quoteOpen: "“",
    quoteClose: "”",
    noComment: "Clara Jørgensen left no comment.",
    button: "Open the update",
    followUp: "Clara Jørgensen gets a thank-you on 18 Nov at 09:17.",
    footerReason: "Sent to you because this update is assigned to you.",
    manage: "Change your notifications",
  },
};
