import { CustomerLayout, type Frame } from "@/emails/_components/layout";
import { Block } from "@/emails/_components/table";
import type { MailText } from "@/lib/i18n/mail-text";

export type NpsInvitationProps = Frame & {
  text: MailText<"nps-invitation">;
  /** The shop's template, filled in and made safe. */
  bodyHtml: string;
  unsubscribeUrl?: string | null;
};

/** One question in the shop's own words, within the frame that every customer's mail has. */
export default function NpsInvitation({
  text,
  bodyHtml,
  unsubscribeUrl,
  ...frame
}: NpsInvitationProps) {
  return (
    <CustomerLayout
      {...frame}
      text={text}
      unsubscribe={{ text: text.unsubscribe, url: unsubscribeUrl }}
    >
      <Block top={28} bottom={12}>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made safe by renderBody */}
        <div dangerouslySetInnerHTML={{ __html: bodyHtml }} />
      </Block>
    </CustomerLayout>
  );
}
