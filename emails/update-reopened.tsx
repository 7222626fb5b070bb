import { Button } from "@/emails/_components/button";
import { Facts } from "@/emails/_components/facts";
import { type Frame, TeamLayout } from "@/emails/_components/layout";
import { Block } from "@/emails/_components/table";
import { Heading, Lines, Paragraph, Small } from "@/emails/_components/words";
import type { MailText } from "@/lib/i18n/mail-text";

export type UpdateReopenedProps = Frame & {
  text: MailText<"update-reopened">;
  title: string;
  cardUrl: string;
  manageUrl?: string | null;
};

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
          <b>
            <Lines>{text.state}</Lines>
          </b>
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
