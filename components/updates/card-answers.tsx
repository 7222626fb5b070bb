import type { ReactNode } from "react";
import { Moment } from "@/components/shell/moment";
import { IconLine } from "@/components/ui/layout";
import { Quote } from "@/components/ui/text";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { AnswerView, UpdateCard } from "@/lib/updates/card";
import type { CardView } from "./card-view";

export interface CardAnswersProps {
  card: UpdateCard;
  view: CardView;
}

/** NPS answers the update is about: the one a rule opened it for, and those given when asked about it. */
export function CardAnswers({ card, view }: CardAnswersProps) {
  if (card.answers.length === 0) return null;
  return (
    <div className="grid grid-cols-1 gap-2 px-3 pb-3 sm:px-4">
      {card.answers.map((answer) => (
        <Answer key={`${answer.id}${answer.opened}`} answer={answer} view={view} />
      ))}
    </div>
  );
}

function Answer({ answer, view }: { answer: AnswerView; view: CardView }) {
  const t = useTranslations("updates.answer");
  const { id, score, channel, category, comment, createdAt } = answer;
  return (
    <div className="grid grid-cols-1 gap-1">
      <IconLine icon="gauge">
        {t.rich(answer.opened ? "opened" : "about", {
          name: view.customer.firstName,
          score,
          channel,
          category,
          at: () => <Moment at={createdAt} clock={view.clock} look="day" />,
          link: (words: ReactNode) => <a href={`/nps/answers?id=${id}#answer-${id}`}>{words}</a>,
        })}
      </IconLine>
      {comment && <Quote className="ms-6">{comment}</Quote>}
    </div>
  );
}
