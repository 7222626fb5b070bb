import { Button } from "@/emails/_components/button";
import { type Frame, TeamLayout } from "@/emails/_components/layout";
import { Block } from "@/emails/_components/table";
import { Heading, Paragraph, Small } from "@/emails/_components/words";
import type { MailText } from "@/lib/i18n/mail-text";

export type MailTestProps = Frame & {
  text: MailText<"mail-test">;
  manageUrl?: string | null;
  /** Opened, it proves that emails sent this way arrive; null where nothing is to be proved. */
  checkUrl: string | null;
};

/** To whoever tries the way mail goes out: it works. */
export default function MailTest({ text, manageUrl, checkUrl, ...frame }: MailTestProps) {
  return (
    <TeamLayout {...frame} text={text} manage={{ text: text.manage, url: manageUrl }}>
      <Block top={28} bottom={28}>
        <Heading>{text.heading}</Heading>
        <Paragraph top={12}>{text.intro}</Paragraph>
        <Small top={12}>{text.next}</Small>
      </Block>
      {checkUrl && (
        <Block bottom={28}>
          <Button href={checkUrl} colors={frame.shop.colors}>
            {text.check}
          </Button>
          <Small top={12}>{text.checkHint}</Small>
        </Block>
      )}
    </TeamLayout>
  );
}
