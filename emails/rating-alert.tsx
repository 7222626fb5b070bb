import { Button } from "@/emails/_components/button";
import { Facts } from "@/emails/_components/facts";
import { type Frame, TeamLayout, type TeamText } from "@/emails/_components/layout";
import { previewFrame } from "@/emails/_components/preview-frame";
import { Quote } from "@/emails/_components/quote";
import { Stars } from "@/emails/_components/stars";
import { subjectOf } from "@/emails/_components/subject";
import { Block } from "@/emails/_components/table";
import { Heading, Small } from "@/emails/_components/words";

export type RatingAlertProps = Frame & {
  text: TeamText & {
    starsLabel: string;
    quoteLabel: string;
    quoteOpen: string;
    quoteClose: string;
    noComment: string;
    orderLabel: string;
    order: string;
    solvedByLabel: string;
    solvedBy: string;
    ratedLabel: string;
    rated: string;
    customerLabel: string;
    customer: string;
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

/** To the alert list, at once: somebody gave 1–3 stars. */
export default function RatingAlert({
  text,
  stars,
  title,
  comment,
  cardUrl,
  manageUrl,
  ...frame
}: RatingAlertProps) {
  return (
    <TeamLayout {...frame} text={text} manage={{ text: text.manage, url: manageUrl }}>
      <Block top={26} bottom={16}>
        <Stars stars={stars} label={text.starsLabel} />
        <Heading level="title">{title}</Heading>
      </Block>
      <Block bottom={20}>
        {comment ? (
          <Quote label={text.quoteLabel} open={text.quoteOpen} close={text.quoteClose}>
            {comment}
          </Quote>
        ) : (
          <Small>{text.noComment}</Small>
        )}
      </Block>
      <Block bottom={22}>
        <Facts
          facts={[
            { label: text.orderLabel, value: text.order },
            { label: text.solvedByLabel, value: text.solvedBy },
            { label: text.ratedLabel, value: text.rated },
            { label: text.customerLabel, value: text.customer },
          ]}
        />
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

export const PreviewProps: RatingAlertProps = {
  ...previewFrame,
  stars: 2,
  title: "Two mugs arrived chipped",
  comment: "Both were broken and only one was replaced. I had to send the photos twice.",
  cardUrl: "https://help.holm-hazel.example/orders/10482#update-2",
  manageUrl: "https://help.holm-hazel.example/settings/ratings",
  text: {
    subject: "2 stars on order 10482: Two mugs arrived chipped",
    preview: "Both were broken and only one was replaced.",
    header: "Starloop for Holm & Hazel",
    starsLabel: "2 of 5 stars",
    quoteLabel: "Clara Jørgensen wrote",
    quoteOpen: "“",
    quoteClose: "”",
    noComment: "Clara Jørgensen left no comment.",
    orderLabel: "Order",
    order: "10482, €214.00, placed 6 Nov",
    solvedByLabel: "Solved by",
    solvedBy: "Jonas Bak, 12 Nov, 15:05",
    ratedLabel: "Rated",
    rated: "13 Nov 2026, 20:41",
    customerLabel: "Customer",
    customer: "Clara Jørgensen, 4 orders since 2025, earlier ratings 5 and 4 of 5",
    button: "Open the update",
    followUp: "Clara Jørgensen gets an apology with a way to reply on 13 Nov at 20:46.",
    footerReason: "Sent to the alert list of Holm & Hazel.",
    manage: "Change who gets it",
  },
};
