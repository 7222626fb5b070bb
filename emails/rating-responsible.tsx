import { Button } from "@/emails/_components/button";
import { type Frame, TeamLayout } from "@/emails/_components/layout";
import { Quote } from "@/emails/_components/quote";
import { Stars } from "@/emails/_components/stars";
import { Block } from "@/emails/_components/table";
import { Heading, Lines, Paragraph, Small } from "@/emails/_components/words";
import type { MailText } from "@/lib/i18n/mail-text";

export type RatingResponsibleProps = Frame & {
  text: MailText<"rating-responsible">;
  /** 1–5 */
  stars: number;
  title: string;
  comment: string | null;
  cardUrl: string;
  manageUrl?: string | null;
};

/** To the responsible member: any rating, good or bad. */
export default function RatingResponsible({
  text,
  stars,
  title,
  comment,
  cardUrl,
  manageUrl,
  ...frame
}: RatingResponsibleProps) {
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
