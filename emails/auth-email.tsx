import type { Frame } from "@/emails/_components/layout";
import { TeamLinkMail, type TeamLinkText } from "@/emails/_components/link-mail";
import { previewFrame } from "@/emails/_components/preview-frame";
import { subjectOf } from "@/emails/_components/subject";

export type AuthEmailProps = Frame & { text: TeamLinkText; confirmUrl: string };

export const subject = subjectOf;

/** Asks a new address to confirm that the same person reads it. */
export default function AuthEmail({ confirmUrl, ...rest }: AuthEmailProps) {
  return <TeamLinkMail {...rest} url={confirmUrl} />;
}

export const PreviewProps: AuthEmailProps = {
  ...previewFrame,
  confirmUrl: "https://help.holm-hazel.example/confirm-address/K7QmXw2nT9",
  text: {
    subject: "Confirm your new address",
    preview: "The link works once, for 24 hours.",
    header: "Starloop for Holm & Hazel",
    heading: "Is this your new address?",
    intro:
      "Jonas Bak wants to sign in to Starloop with jonas@holm-hazel.example. The link works once, for 24 hours.",
    button: "Confirm address",
    hint: "If you didn’t request this, you can ignore this email: nothing changes unless you confirm.",
    footerReason: "You’re getting this because somebody wants to sign in with this address.",
  },
};
