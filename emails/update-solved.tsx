import { Button } from "@/emails/_components/button";
import { CustomerLayout, type Frame } from "@/emails/_components/layout";
import { type QuotedNote, QuotedNotes } from "@/emails/_components/quoted-notes";
import { StarLinks } from "@/emails/_components/star-links";
import { light } from "@/emails/_components/styles";
import { Block, Table } from "@/emails/_components/table";
import { Emphasis, Heading, Paragraph, Small, TextLink } from "@/emails/_components/words";
import type { MailText } from "@/lib/i18n/mail-text";

export type UpdateSolvedProps = Frame & {
  text: MailText<"update-solved">;
  title: string;
  /** The replies that come with it, oldest first. */
  notes: QuotedNote[];
  /** Whether there were more than are quoted. */
  more: boolean;
  /** `/rate/<token>` without a query; absent: the customer is not asked and gets a button to the portal. */
  rateUrl?: string | null;
  portalUrl: string;
  unsubscribeUrl?: string | null;
};

/** Solved, with the replies that had not been sent yet, and the request to rate or without. */
export default function UpdateSolved({
  text,
  title,
  notes,
  more,
  rateUrl,
  portalUrl,
  unsubscribeUrl,
  ...frame
}: UpdateSolvedProps) {
  const labels = [text.star1, text.star2, text.star3, text.star4, text.star5];
  return (
    <CustomerLayout
      {...frame}
      text={text}
      unsubscribe={{ text: text.unsubscribe, url: unsubscribeUrl }}
    >
      <Block top={28} bottom={20}>
        <Heading>{text.heading}</Heading>
        <Paragraph top={12}>
          <Emphasis text={text.intro} part={title} />
        </Paragraph>
      </Block>
      <QuotedNotes notes={notes} earlier={more ? text.earlier : null} />
      <Block>
        {rateUrl ? (
          <>
            <StarLinks url={rateUrl} labels={labels} />
            <Small top={12}>{text.starsHint}</Small>
          </>
        ) : (
          <Button href={portalUrl} colors={frame.shop.colors}>
            {text.button}
          </Button>
        )}
      </Block>
      <Block bottom={28}>
        <Table>
          <tr>
            <td className="ln" style={{ borderTop: `1px solid ${light.border}`, paddingTop: 20 }}>
              <Paragraph>
                <b>{text.stillTitle}</b>{" "}
                <TextLink href={portalUrl} color={frame.shop.colors.accent}>
                  {text.stillLink}
                </TextLink>{" "}
                {text.stillAfter}
              </Paragraph>
            </td>
          </tr>
        </Table>
      </Block>
    </CustomerLayout>
  );
}
