import { ListPager } from "@/components/list/list-pager";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { HairlineList } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { answersAddress } from "@/lib/nps/report/address";
import type { Answer } from "@/lib/nps/report/answers";
import type { AnswerFilter } from "@/lib/nps/report/schema";
import { AnswerRow } from "./answer-row";

export interface AnswerListProps {
  answers: Answer[];
  filter: AnswerFilter;
  cursor: string | null;
  next: string | null;
  clock: Clock;
}

/** The answers, newest first, or that none fits. */
export function AnswerList({ answers, filter, cursor, next, clock }: AnswerListProps) {
  const t = useTranslations("npsReport.answers");
  const ratings = useTranslations("ratings");
  const buttons = useTranslations("buttons");
  if (answers.length === 0) {
    return (
      <EmptyState
        icon="search"
        title={t("nothing.title")}
        actions={
          <LinkButton as={Link} href="/nps/answers">
            {buttons("showAllAnswers")}
          </LinkButton>
        }
      >
        {ratings("nothing.text")}
      </EmptyState>
    );
  }
  return (
    <>
      <HairlineList className="-mx-2.5">
        {answers.map((answer) => (
          <AnswerRow key={answer.id} answer={answer} clock={clock} />
        ))}
      </HairlineList>
      <ListPager
        words={t}
        address={(place) => answersAddress(filter, { cursor: place })}
        cursor={cursor}
        next={next}
      />
    </>
  );
}
