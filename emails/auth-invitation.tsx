import { Button } from "@/emails/_components/button";
import { type Frame, TeamLayout, type TeamText } from "@/emails/_components/layout";
import { previewFrame } from "@/emails/_components/preview-frame";
import { subjectOf } from "@/emails/_components/subject";
import { Block } from "@/emails/_components/table";
import { Heading, Paragraph, Small } from "@/emails/_components/words";

export type AuthInvitationProps = Frame & {
  text: TeamText & { heading: string; intro: string; button: string; ignore: string };
  invitationUrl: string;
};

export const subject = subjectOf;

/** A seat in a shop's team, for whoever reads the mail of the invited address. */
export default function AuthInvitation({ text, invitationUrl, ...frame }: AuthInvitationProps) {
  return (
    <TeamLayout {...frame} text={text}>
      <Block top={28} bottom={24}>
        <Heading>{text.heading}</Heading>
        <Paragraph top={12}>{text.intro}</Paragraph>
      </Block>
      <Block bottom={28}>
        <Button href={invitationUrl} colors={frame.shop.colors}>
          {text.button}
        </Button>
        <Small top={12}>{text.ignore}</Small>
      </Block>
    </TeamLayout>
  );
}

export const PreviewProps: AuthInvitationProps = {
  ...previewFrame,
  invitationUrl: "https://help.holm-hazel.example/invitation/K7QmXw2nT9",
  text: {
    subject: "Ida Lindqvist invites you to Holm & Hazel",
    preview: "The link works until 24 November.",
    header: "Starloop for Holm & Hazel",
    heading: "Join the team of Holm & Hazel",
    intro:
      "Ida Lindqvist invites you to answer customers of Holm & Hazel in Starloop, as an agent. The link works until 24 November.",
    button: "See the invitation",
    ignore: "You do not know what this is about? Then ignore this mail, and nothing happens.",
    footerReason: "You get this because Ida Lindqvist typed your address into Starloop.",
  },
};
