import { Button } from "@/emails/_components/button";
import { Facts } from "@/emails/_components/facts";
import { type Frame, TeamLayout } from "@/emails/_components/layout";
import { Quote } from "@/emails/_components/quote";
import { Stars } from "@/emails/_components/stars";
import { Block } from "@/emails/_components/table";
import { Heading, Small } from "@/emails/_components/words";
import type { MailText } from "@/lib/i18n/mail-text";

export type RatingAlertProps = Frame & {
  text: MailText<"rating-alert">;
  /** 1–5 */
  stars: number;
  title: string;
  comment: string | null;
  cardUrl: string;
  manageUrl?: string | null;
};

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
