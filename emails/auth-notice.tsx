import type { Frame } from "@/emails/_components/layout";
import { TeamLinkMail, type TeamLinkText } from "@/emails/_components/link-mail";
import { previewFrame } from "@/emails/_components/preview-frame";
import { subjectOf } from "@/emails/_components/subject";

export type AuthNoticeProps = Frame & { text: TeamLinkText; accountUrl: string };

export const subject = subjectOf;

/** Tells the owner of a sign-in what was done with it. */
export default function AuthNotice({ accountUrl, ...rest }: AuthNoticeProps) {
  return <TeamLinkMail {...rest} url={accountUrl} />;
}

export const PreviewProps: AuthNoticeProps = {
  ...previewFrame,
  accountUrl: "https://help.holm-hazel.example/account",
  text: {
    subject: "Your password was changed",
    preview: "18 Nov, 09:12. If this wasn’t you, act now.",
    header: "Starloop for Holm & Hazel",
    heading: "Your password was changed",
    intro: "This was done on 18 Nov, 09:12, and your other devices were signed out.",
    button: "Open your account",
    hint: "If this wasn’t you, choose a new password with “Forgot password?” on the sign-in page, and tell your shop’s owner.",
    footerReason: "You’re getting this because it concerns your sign-in.",
  },
};
