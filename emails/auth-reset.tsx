import type { Frame } from "@/emails/_components/layout";
import { TeamLinkMail, type TeamLinkText } from "@/emails/_components/link-mail";
import { previewFrame } from "@/emails/_components/preview-frame";
import { subjectOf } from "@/emails/_components/subject";

export type AuthResetProps = Frame & { text: TeamLinkText; resetUrl: string };

export const subject = subjectOf;

/** A link to a new password, for whoever reads the mail of the account's address. */
export default function AuthReset({ resetUrl, ...rest }: AuthResetProps) {
  return <TeamLinkMail {...rest} url={resetUrl} />;
}

export const PreviewProps: AuthResetProps = {
  ...previewFrame,
  resetUrl: "https://help.holm-hazel.example/reset/K7QmXw2nT9",
  text: {
    subject: "Choose a new password",
    preview: "The link works once, for 60 minutes.",
    header: "Starloop for Holm & Hazel",
    heading: "Choose a new password",
    intro:
      "The link works once, for 60 minutes. Choosing a new password signs you out on every device.",
    button: "Choose a new password",
    hint: "If you didn’t request this, you can ignore this email: your password stays as it is.",
    footerReason:
      "You’re getting this because somebody requested a new password for jonas@holm-hazel.example.",
  },
};
