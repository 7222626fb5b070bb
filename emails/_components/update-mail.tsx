import { Button } from "@/emails/_components/button";
import { type Fact, Facts } from "@/emails/_components/facts";
import { type Frame, TeamLayout, type TeamText } from "@/emails/_components/layout";
import { Quote } from "@/emails/_components/quote";
import { Block } from "@/emails/_components/table";
import { Heading, Lines, Paragraph, Small } from "@/emails/_components/words";

type Text = TeamText & {
  /** What happened, in a few words. */
  state: string;
  button: string;
  /** Under the button: whose turn it is, or what to do. */
  hint: string;
};

export type UpdateMailProps<T> = Frame & {
  text: T;
  /** The update's. */
  title: string;
  cardUrl: string;
  manageUrl?: string | null;
};

type Said = { author: string; writtenAt: string; body: string };

/** Words somebody said, oldest first. `writtenAt` is already formatted. */
export type Quotes = Said[];

type Props = UpdateMailProps<Text> & {
  quotes?: Quotes;
  /** Under the quotes, where not all of them stand here whole. */
  cut?: string | null;
  facts?: Fact[];
  manage?: string;
};

/** To the team about one update: what happened, what was said, the facts, and the way to its card. */
export function UpdateMail({ quotes = [], facts = [], cut, manage = "", ...props }: Props) {
  const { text, title, cardUrl, manageUrl, ...frame } = props;
  return (
    <TeamLayout {...frame} text={text} manage={{ text: manage, url: manageUrl }}>
      <Block top={26} bottom={20}>
        <Paragraph>
          <b>
            <Lines>{text.state}</Lines>
          </b>
        </Paragraph>
        <Heading level="title">{title}</Heading>
      </Block>
      {quotes.map(({ author, writtenAt, body }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: static markup, rendered once
        <Block key={index} bottom={index < quotes.length - 1 ? 12 : 22}>
          <Quote
            label={
              <>
                <b>{author}</b> · {writtenAt}
              </>
            }
          >
            {body}
          </Quote>
        </Block>
      ))}
      {cut && (
        <Block bottom={22}>
          <Small>{cut}</Small>
        </Block>
      )}
      {facts.length > 0 && (
        <Block bottom={22}>
          <Facts facts={facts} />
        </Block>
      )}
      <Block bottom={28}>
        <Button href={cardUrl} colors={frame.shop.colors}>
          {text.button}
        </Button>
        <Small top={12}>
          <Lines>{text.hint}</Lines>
        </Small>
      </Block>
    </TeamLayout>
  );
}
