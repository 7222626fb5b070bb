import type { Frame } from "@/emails/_components/layout";
import { TeamLinkMail, type TeamLinkText } from "@/emails/_components/link-mail";
import { previewFrame } from "@/emails/_components/preview-frame";
import { subjectOf } from "@/emails/_components/subject";

export type AuthInvitationProps = Frame & { text: TeamLinkText; invitationUrl: string };

export const subject = subjectOf;

/** A seat in a shop’s team, for whoever reads the mail of the invited address. */
export default function AuthInvitation({ invitationUrl, ...rest }: AuthInvitationProps) {
  return <TeamLinkMail {...rest} url={invitationUrl} />;
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
    hint: "You do not know what this is about? Then ignore this mail, and nothing happens.",
    footerReason: "You get this because Ida Lindqvist typed your address into Starloop.",
  },
};
