import { Button } from "@/emails/_components/button";
import { type Frame, TeamLayout, type TeamText } from "@/emails/_components/layout";
import { Block } from "@/emails/_components/table";
import { Heading, Paragraph, Small } from "@/emails/_components/words";

export type AccountText = TeamText & {
  heading: string;
  intro: string;
  button: string;
  hint: string;
};

/** A mail about somebody's own sign-in: what is the case, one button, what to do if it was not them. */
export function AccountMail({ text, url, ...frame }: Frame & { text: AccountText; url: string }) {
  return (
    <TeamLayout {...frame} text={text}>
      <Block top={28} bottom={24}>
        <Heading>{text.heading}</Heading>
        <Paragraph top={12}>{text.intro}</Paragraph>
      </Block>
      <Block bottom={28}>
        <Button href={url} colors={frame.shop.colors}>
          {text.button}
        </Button>
        <Small top={12}>{text.hint}</Small>
      </Block>
    </TeamLayout>
  );
}
