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
    heading: "Join the Holm & Hazel team",
    intro:
      "Ida Lindqvist invites you to answer customers of Holm & Hazel in Starloop, as an agent. The link works until 24 November.",
    button: "See the invitation",
    hint: "If you don’t know what this is about, you can ignore this email.",
    footerReason: "You’re getting this because Ida Lindqvist entered your address in Starloop.",
  },
};
