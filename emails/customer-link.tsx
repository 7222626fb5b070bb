import { Button } from "@/emails/_components/button";
import { CustomerLayout, type CustomerText, type Frame } from "@/emails/_components/layout";
import { previewFrame } from "@/emails/_components/preview-frame";
import { subjectOf } from "@/emails/_components/subject";
import { Block } from "@/emails/_components/table";
import { Heading, Lines, Paragraph, Small } from "@/emails/_components/words";

export type CustomerLinkProps = Frame & {
  text: CustomerText & { heading: string; intro: string; button: string; ignore: string };
  ownUrl: string;
};

export const subject = subjectOf;

/** The way in to all orders of a customer, for whoever reads the mail of the address. */
export default function CustomerLink({ text, ownUrl, ...frame }: CustomerLinkProps) {
  return (
    <CustomerLayout {...frame} text={text}>
      <Block top={28} bottom={24}>
        <Heading>{text.heading}</Heading>
        <Paragraph top={12}>
          <Lines>{text.intro}</Lines>
        </Paragraph>
      </Block>
      <Block bottom={28}>
        <Button href={ownUrl} colors={frame.shop.colors}>
          {text.button}
        </Button>
        <Small top={12}>{text.ignore}</Small>
      </Block>
    </CustomerLayout>
  );
}

export const PreviewProps: CustomerLinkProps = {
  ...previewFrame,
  ownUrl: "https://help.holm-hazel.example/my/enter/K7QmXw2nT9",
  text: {
    subject: "All your orders at Holm & Hazel",
    preview: "The link works until 17 December.",
    heading: "All your orders",
    intro:
      "This link shows every order you placed with this address, what we wrote to each other and how you rated us. It works for 30 days, until 17 December.",
    button: "See all your orders",
    ignore: "You did not ask for it? Then ignore this mail. The link went to this address only.",
    footerReason: "You get this because somebody asked for a link to all orders of this address.",
  },
};
