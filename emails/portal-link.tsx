import { Button } from "@/emails/_components/button";
import { CustomerLayout, type CustomerText, type Frame } from "@/emails/_components/layout";
import { previewFrame } from "@/emails/_components/preview-frame";
import { subjectOf } from "@/emails/_components/subject";
import { Block } from "@/emails/_components/table";
import { Heading, Lines, Paragraph, Small } from "@/emails/_components/words";

export type PortalLinkProps = Frame & {
  text: CustomerText & { heading: string; intro: string; button: string; ignore: string };
  portalUrl: string;
};

export const subject = subjectOf;

/** A fresh link to the order's page, for whoever reads the mail of the order's address. */
export default function PortalLink({ text, portalUrl, ...frame }: PortalLinkProps) {
  return (
    <CustomerLayout {...frame} text={text}>
      <Block top={28} bottom={24}>
        <Heading>{text.heading}</Heading>
        <Paragraph top={12}>
          <Lines>{text.intro}</Lines>
        </Paragraph>
      </Block>
      <Block bottom={28}>
        <Button href={portalUrl} colors={frame.shop.colors}>
          {text.button}
        </Button>
        <Small top={12}>{text.ignore}</Small>
      </Block>
    </CustomerLayout>
  );
}

export const PreviewProps: PortalLinkProps = {
  ...previewFrame,
  portalUrl: "https://help.holm-hazel.example/portal/enter/K7QmXw2nT9",
  text: {
    subject: "Your link to order 10482",
    preview: "It works until 17 December.",
    heading: "Your order 10482",
    intro: "Here is a fresh link to your order’s page. It works for 30 days, until 17 December.",
    button: "Open your order",
    ignore: "You did not ask for it? Then ignore this mail. The link went to this address only.",
    footerReason: "You get this because somebody asked for a fresh link to order 10482.",
  },
};
