import { CustomerLayout, type CustomerText, type Frame } from "@/emails/_components/layout";
import { previewFrame } from "@/emails/_components/preview-frame";
import { subjectOf } from "@/emails/_components/subject";
import { Block } from "@/emails/_components/table";

type Scores = Record<`score${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10}`, string>;

export type NpsInvitationProps = Frame & {
  text: CustomerText & Scores & { ends: string; hint: string; unsubscribe: string };
  /** The shop's template, filled in and made safe. */
  bodyHtml: string;
  unsubscribeUrl: string;
};

export const subject = subjectOf;

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

export const PreviewProps: NpsInvitationProps = {
  ...previewFrame,
  bodyHtml:
    '<p class="t">Hello Clara,</p><p><a href="https://help.holm-hazel.example/nps/rate/K7QmXw2nT9?rating=8">8</a></p>',
  unsubscribeUrl: "https://help.holm-hazel.example/unsubscribe/v3RtP8",
  text: {
    subject: "How likely are you to recommend Holm & Hazel?",
    preview: "One question. It takes ten seconds.",
    ends: "0 is not at all likely, 10 is extremely likely.",
    score0: "0, not at all likely",
    score1: "1 of 10",
    score2: "2 of 10",
    score3: "3 of 10",
    score4: "4 of 10",
    score5: "5 of 10",
    score6: "6 of 10",
    score7: "7 of 10",
    score8: "8 of 10",
    score9: "9 of 10",
    score10: "10, extremely likely",
    hint: "Tapping a number opens a page where you can change it. Nothing is sent until you confirm there.",
    footerReason:
      "You’re getting this because we helped you with order 10482. We ask at most once in 14 days. The link works until 17 December.",
    unsubscribe: "Unsubscribe from questions like this",
  },
};
