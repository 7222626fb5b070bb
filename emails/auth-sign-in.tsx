import type { Frame } from "@/emails/_components/layout";
import { TeamLinkMail, type TeamLinkText } from "@/emails/_components/link-mail";
import { previewFrame } from "@/emails/_components/preview-frame";
import { subjectOf } from "@/emails/_components/subject";

export type AuthSignInProps = Frame & { text: TeamLinkText; signInUrl: string };

export const subject = subjectOf;

/** A link that signs in, for whoever reads the mail of the account's address. */
export default function AuthSignIn({ signInUrl, ...rest }: AuthSignInProps) {
  return <TeamLinkMail {...rest} url={signInUrl} />;
}

export const PreviewProps: AuthSignInProps = {
  ...previewFrame,
  signInUrl: "https://help.holm-hazel.example/sign-in/link/K7QmXw2nT9",
  text: {
    subject: "Your sign-in link",
    preview: "It works once, for 15 minutes.",
    header: "Starloop for Holm & Hazel",
    heading: "Sign in to Starloop",
    intro: "This link opens a page with one button. It works once, for 15 minutes.",
    button: "Go to the sign-in page",
    hint: "If you didn’t request this, you can ignore this email: nobody gets in without the link.",
    footerReason:
      "You’re getting this because somebody requested a sign-in link for jonas@holm-hazel.example.",
  },
};
