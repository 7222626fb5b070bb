import { Button } from "@/emails/_components/button";
import {
  CustomerLayout,
  type CustomerText,
  type Frame,
  TeamLayout,
  type TeamText,
} from "@/emails/_components/layout";
import { Block } from "@/emails/_components/table";
import { Heading, Lines, Paragraph, Small } from "@/emails/_components/words";

type Words = {
  heading: string;
  intro: string;
  button: string;
  /** Under the button: what to do for whoever did not ask for it. */
  hint: string;
};

export type LinkMailProps<Text> = Frame & { text: Text; url: string };

/** A mail to a customer that is about one link. */
export function CustomerLinkMail({ text, url, ...frame }: LinkMailProps<CustomerText & Words>) {
  return (
    <CustomerLayout {...frame} text={text}>
      <LinkBlocks text={text} url={url} shop={frame.shop} />
    </CustomerLayout>
  );
}

/** A mail to somebody of the team that is about one link. */
export function TeamLinkMail({ text, url, ...frame }: LinkMailProps<TeamText & Words>) {
  return (
    <TeamLayout {...frame} text={text}>
      <LinkBlocks text={text} url={url} shop={frame.shop} />
    </TeamLayout>
  );
}

function LinkBlocks({ text, url, shop }: { text: Words; url: string } & Pick<Frame, "shop">) {
  return (
    <>
      <Block top={28} bottom={24}>
        <Heading>{text.heading}</Heading>
        <Paragraph top={12}>
          <Lines>{text.intro}</Lines>
        </Paragraph>
      </Block>
      <Block bottom={28}>
        <Button href={url} colors={shop.colors}>
          {text.button}
        </Button>
        <Small top={12}>{text.hint}</Small>
      </Block>
    </>
  );
}
