import { type Frame, TeamLayout, type TeamText } from "@/emails/_components/layout";
import { previewFrame } from "@/emails/_components/preview-frame";
import { subjectOf } from "@/emails/_components/subject";
import { Block } from "@/emails/_components/table";
import { Heading, Paragraph, Small } from "@/emails/_components/words";

export type MailTestProps = Frame & {
  text: TeamText & { heading: string; intro: string; next: string; manage: string };
  manageUrl?: string | null;
};

export const subject = subjectOf;

/** To whoever tries the way emails are sent: it works. */
export default function MailTest({ text, manageUrl, ...frame }: MailTestProps) {
  return (
    <TeamLayout {...frame} text={text} manage={{ text: text.manage, url: manageUrl }}>
      <Block top={28} bottom={28}>
        <Heading>{text.heading}</Heading>
        <Paragraph top={12}>{text.intro}</Paragraph>
        <Small top={12}>{text.next}</Small>
      </Block>
    </TeamLayout>
  );
}

export const PreviewProps: MailTestProps = {
  ...previewFrame,
  manageUrl: "https://help.holm-hazel.example/settings/mail",
  text: {
    subject: "Test email from Holm & Hazel",
    preview: "If this has reached you, your emails are being sent.",
    header: "Starloop for Holm & Hazel",
    heading: "Your emails are being sent",
    intro: "Starloop sent this through your SMTP server at 11:24, for Ida Lindqvist.",
    next: "Replies to the shop’s emails go to hello@holm-hazel.example.",
    footerReason: "You’re getting this because you requested a test email.",
    manage: "Change how emails are sent",
  },
};
