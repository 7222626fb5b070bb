import { Button } from "@/emails/_components/button";
import { CustomerLayout, type CustomerText, type Frame } from "@/emails/_components/layout";
import { previewFrame } from "@/emails/_components/preview-frame";
import { StarLinks } from "@/emails/_components/star-links";
import { light } from "@/emails/_components/styles";
import { subjectOf } from "@/emails/_components/subject";
import { Block, Table } from "@/emails/_components/table";
import { Emphasis, Heading, Paragraph, Small, TextLink } from "@/emails/_components/words";

export type UpdateSolvedProps = Frame & {
  text: CustomerText & {
    heading: string;
    intro: string;
    star1: string;
    star2: string;
    star3: string;
    star4: string;
    star5: string;
    starsHint: string;
    button: string;
    stillTitle: string;
    stillLink: string;
    stillAfter: string;
    unsubscribe: string;
  };
  title: string;
  /** `/rate/<token>` without a query; absent: the customer is not asked and gets a button to the portal. */
  rateUrl?: string | null;
  portalUrl: string;
  unsubscribeUrl?: string | null;
};

export const subject = subjectOf;

/** Solved, with a request to rate or without. */
export default function UpdateSolved({
  text,
  title,
  rateUrl,
  portalUrl,
  unsubscribeUrl,
  ...frame
}: UpdateSolvedProps) {
  const labels = [text.star1, text.star2, text.star3, text.star4, text.star5];
  return (
    <CustomerLayout
      {...frame}
      text={text}
      unsubscribe={{ text: text.unsubscribe, url: unsubscribeUrl }}
    >
      <Block top={28} bottom={20}>
        <Heading>{text.heading}</Heading>
        <Paragraph top={12}>
          <Emphasis text={text.intro} part={title} />
        </Paragraph>
      </Block>
      <Block>
        {rateUrl ? (
          <>
            <StarLinks url={rateUrl} labels={labels} />
            <Small top={12}>{text.starsHint}</Small>
          </>
        ) : (
          <Button href={portalUrl} colors={frame.shop.colors}>
            {text.button}
          </Button>
        )}
      </Block>
      <Block bottom={28}>
        <Table>
          <tr>
            <td className="ln" style={{ borderTop: `1px solid ${light.border}`, paddingTop: 20 }}>
              <Paragraph>
                <b>{text.stillTitle}</b>{" "}
                <TextLink href={portalUrl} color={frame.shop.colors.accent}>
                  {text.stillLink}
                </TextLink>{" "}
                {text.stillAfter}
              </Paragraph>
            </td>
          </tr>
        </Table>
      </Block>
    </CustomerLayout>
  );
}

export const PreviewProps: UpdateSolvedProps = {
  ...previewFrame,
  title: "Invoice with company name and VAT number",
  rateUrl: "https://help.holm-hazel.example/rate/K7QmXw2nT9",
  portalUrl: "https://help.holm-hazel.example/portal/enter/K7QmXw2nT9",
  unsubscribeUrl: "https://help.holm-hazel.example/unsubscribe/v3RtP8",
  text: {
    subject: "Solved: Invoice with company name and VAT number",
    preview: "How did we do? Two taps, and a comment if you like.",
    heading: "Solved, Clara. How did we do?",
    intro: "Amara marked Invoice with company name and VAT number on your order 10482 as solved.",
    star1: "1 star",
    star2: "2 stars",
    star3: "3 stars",
    star4: "4 stars",
    star5: "5 stars",
    starsHint:
      "Tapping a star opens your order with that star chosen. You can change it and add a comment; nothing counts until you press “Submit rating”.",
    button: "See the conversation",
    stillTitle: "Still has issue?",
    stillLink: "Open the conversation again",
    stillAfter: "and let Amara know.",
    footerReason:
      "You’re getting this because we solved an issue with your order. The links work until 17 December.",
    unsubscribe: "Stop requests to rate",
  },
};
