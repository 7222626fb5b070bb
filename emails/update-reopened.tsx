import { Button } from "@/emails/_components/button";
import { Facts } from "@/emails/_components/facts";
import { type Frame, TeamLayout, type TeamText } from "@/emails/_components/layout";
import { previewFrame } from "@/emails/_components/preview-frame";
import { subjectOf } from "@/emails/_components/subject";
import { Block } from "@/emails/_components/table";
import { Heading, Lines, Paragraph, Small } from "@/emails/_components/words";

export type UpdateReopenedProps = Frame & {
  text: TeamText & {
    state: string;
    orderLabel: string;
    order: string;
    solvedByLabel: string;
    solvedBy: string;
    reopenedLabel: string;
    reopened: string;
    customerLabel: string;
    customer: string;
    button: string;
    hint: string;
    manage: string;
  };
  title: string;
  cardUrl: string;
  manageUrl?: string | null;
};

export const subject = subjectOf;

/** To the assignee, or to the alert list: the customer pressed "Still has issue?". */
export default function UpdateReopened({
  text,
  title,
  cardUrl,
  manageUrl,
  ...frame
}: UpdateReopenedProps) {
  return (
    <TeamLayout {...frame} text={text} manage={{ text: text.manage, url: manageUrl }}>
      <Block top={26} bottom={20}>
        <Paragraph>
          <b>{text.state}</b>
        </Paragraph>
        <Heading level="title">{title}</Heading>
      </Block>
      <Block bottom={22}>
        <Facts
          facts={[
            { label: text.orderLabel, value: text.order },
            { label: text.solvedByLabel, value: text.solvedBy },
            { label: text.reopenedLabel, value: text.reopened },
            { label: text.customerLabel, value: text.customer },
          ]}
        />
      </Block>
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

export const PreviewProps: UpdateReopenedProps = {
  ...previewFrame,
  title: "Invoice with company name and VAT number",
  cardUrl: "https://help.holm-hazel.example/orders/10482#update-3",
  manageUrl: "https://help.holm-hazel.example/settings/ratings",
  text: {
    subject: "Re-opened on order 10482: Invoice with company name and VAT number",
    preview: "Clara Jørgensen says there’s still an issue.",
    header: "Starloop for Holm & Hazel",
    state: "Re-opened by Clara Jørgensen",
    orderLabel: "Order",
    order: "10482, €214.00, placed 6 Nov",
    solvedByLabel: "Solved by",
    solvedBy: "Amara Osei, 17 Nov, 11:24",
    reopenedLabel: "Re-opened",
    reopened: "18 Nov 2026, 08:12",
    customerLabel: "Customer",
    customer: "Clara Jørgensen, 4 orders since 2025, earlier ratings 5 and 4 of 5",
    button: "Open the update",
    hint: "The customer is waiting for a reply. Once solved again, it can be rated.",
    footerReason: "Sent to you because this update is assigned to you.",
    manage: "Change who gets it",
  },
};
