import type { Frame } from "@/emails/_components/layout";
import { CustomerLinkMail, type CustomerLinkText } from "@/emails/_components/link-mail";
import { previewFrame } from "@/emails/_components/preview-frame";
import { subjectOf } from "@/emails/_components/subject";

export type CustomerLinkProps = Frame & { text: CustomerLinkText; ownUrl: string };

export const subject = subjectOf;

/** The way in to all orders of a customer, for whoever reads the mail of the address. */
export default function CustomerLink({ ownUrl, ...rest }: CustomerLinkProps) {
  return <CustomerLinkMail {...rest} url={ownUrl} />;
}

export const PreviewProps: CustomerLinkProps = {
  ...previewFrame,
  ownUrl: "https://help.holm-hazel.example/my/enter/K7QmXw2nT9",
  text: {
    subject: "All your orders at Holm & Hazel",
    preview: "The link works until 17 December.",
    heading: "All your orders",
    intro:
      "This link shows every order you placed with this address, what we wrote to each other and how you rated us. It works for 30 days, until 17 December.",
    button: "See all your orders",
    hint: "If you didn’t request this, you can ignore this email. The link went to this address only.",
    footerReason:
      "You’re getting this because somebody requested a link to all orders placed with this address.",
  },
};
