import { Moment } from "@/components/portal/moment";
import { NoticeCard } from "@/components/portal/notice-card";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { GivenAnswer } from "@/lib/nps/answer/queries";

export interface AnswerReceivedProps {
  answer: GivenAnswer;
  clock: Clock;
  /** The page that takes a comment. */
  commentPage: string;
}

/** What a link says that has had its answer. */
export function AnswerReceived({ answer, clock, commentPage }: AnswerReceivedProps) {
  const t = useTranslations("npsRate.answered");
  const npsRate = useTranslations("npsRate");
  const { score, at, thanks, comment } = answer;
  const date = () => <Moment at={at} clock={clock} dayOnly />;
  return (
    <NoticeCard
      title={npsRate("refused.answered.title")}
      text={<span className="whitespace-pre-line">{thanks}</span>}
    >
      <p>{t.rich("given", { score, date })}</p>
      <p>
        <a href={commentPage} className="inline-block py-2">
          {t("comment", { has: comment === null ? "no" : "yes" })}
        </a>
      </p>
    </NoticeCard>
  );
}
