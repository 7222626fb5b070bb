import type { Frame } from "@/emails/_components/layout";
import { CustomerLinkMail, type CustomerLinkText } from "@/emails/_components/link-mail";
import { previewFrame } from "@/emails/_components/preview-frame";
import { subjectOf } from "@/emails/_components/subject";

export type PortalLinkProps = Frame & { text: CustomerLinkText; portalUrl: string };

export const subject = subjectOf;

/** A fresh link to the order’s page, for whoever reads the mail of the order’s address. */
export default function PortalLink({ portalUrl, ...rest }: PortalLinkProps) {
  return <CustomerLinkMail {...rest} url={portalUrl} />;
}

export const PreviewProps: PortalLinkProps = {
  ...previewFrame,
  portalUrl: "https://help.holm-hazel.example/portal/enter/K7QmXw2nT9",
  text: {
    subject: "Your link to order 10482",
    preview: "It works until 17 December.",
    heading: "Your order 10482",
    intro: "Here is a new link to your order’s page. It works for 30 days, until 17 December.",
    button: "Open your order",
    hint: "If you didn’t request this, you can ignore this email. The link went to this address only.",
    footerReason: "You’re getting this because somebody requested a new link to order 10482.",
  },
};
