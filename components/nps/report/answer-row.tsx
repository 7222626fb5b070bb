import { useErased } from "@/components/shell/erased-text";
import { Link } from "@/components/shell/link";
import { Moment } from "@/components/shell/moment";
import { Details, IconLine } from "@/components/ui/layout";
import { StateLine } from "@/components/ui/status";
import { Facts, Quote } from "@/components/ui/text";
import { cn } from "@/lib/base/cn";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { Answer } from "@/lib/nps/report/answers";
import { bandOf } from "@/lib/nps/score";

export interface AnswerRowProps {
  answer: Answer;
  clock: Clock;
}

/** One answer: how they scored, who it was, what they said, and what came of it. */
export function AnswerRow({ answer, clock }: AnswerRowProps) {
  const t = useTranslations("npsReport");
  const labels = useTranslations("labels");
  const erased = useErased();
  const band = bandOf(answer.score);
  return (
    <li
      id={`answer-${answer.id}`}
      className="grid gap-x-6 gap-y-1 px-2.5 py-3 sm:grid-cols-[7.5rem_minmax(0,1fr)]"
    >
      <div className="flex flex-wrap items-baseline gap-x-2.5 sm:block">
        <span className="tabular-nums">
          <b>{labels("scoreOf", { score: answer.score })}</b>
          <span className={cn("ms-2 sm:ms-0 sm:block", band === "detractor" && "text-danger")}>
            {t(`bands.${band}`)}
          </span>
        </span>
        <Moment
          at={answer.createdAt}
          clock={clock}
          className="block text-xs whitespace-nowrap text-muted"
        />
      </div>
      <div className="min-w-0">
        <h2 className="text-base">
          <Who answer={answer} />
        </h2>
        {answer.comment && <Quote className="wrap-anywhere">{erased.words(answer.comment)}</Quote>}
        <Facts className="mt-1">
          <span>{answer.channel}</span>
          <span>{answer.category}</span>
          <OrderNumber order={answer.order} />
          <Changed answer={answer} />
        </Facts>
        <Conversations answer={answer} />
        <Earlier answer={answer} />
      </div>
    </li>
  );
}

function Who({ answer }: AnswerProps) {
  const t = useTranslations("npsReport.answers");
  const customers = useTranslations("customers");
  const erased = useErased();
  if (answer.customer) {
    return (
      <Link href={`/customers/${answer.customer.id}`} className="plain">
        {erased.name(answer.customer.name)}
      </Link>
    );
  }
  const known = answer.email ?? answer.unusableEmail ?? answer.phone;
  if (known && known === answer.unusableEmail) {
    return (
      <span className="wrap-anywhere">
        {known} · {customers("unusableEmail")}
      </span>
    );
  }
  if (known) return <span className="wrap-anywhere">{known}</span>;
  return answer.loyaltyId ? t("card", { number: answer.loyaltyId }) : t("visitor");
}

type AnswerProps = { answer: Answer };

function OrderNumber({ order }: Pick<Answer, "order">) {
  const t = useTranslations("npsReport.answers");
  if (!order) return null;
  const words = t("order", { number: order.number });
  if (!order.id) return <span>{words}</span>;
  return <Link href={`/orders/${order.id}`}>{words}</Link>;
}

function Changed({ answer }: AnswerProps) {
  const t = useTranslations("npsReport.answers");
  const scores = answer.earlier.map(({ score }) => score);
  // Words alone may have changed as well; steps back and forth are told one by one.
  const steps = scores.filter((score, index) => score !== (scores[index + 1] ?? answer.score));
  if (steps.length === 0) return null;
  return <span>{t("changed", { scores: steps.join(", ") })}</span>;
}

/** The update it was asked about, and the one it opened. */
function Conversations({ answer: { update, work } }: AnswerProps) {
  const t = useTranslations("npsReport.answers");
  const labels = useTranslations("labels");
  const erased = useErased();
  const link = (to: { id: string; orderId: string }, words: string) => (
    <Link href={`/orders/${to.orderId}#update-${to.id}`}>{words}</Link>
  );
  return (
    <>
      {update && (
        <IconLine icon="message-circle" className="mt-1">
          {link(update, labels("about", { title: erased.title(update.title) }))}
        </IconLine>
      )}
      {work && (
        <IconLine icon="corner-down-right" className="mt-1">
          {link(work, t("opened", { title: erased.title(work.title) }))}{" "}
          <StateLine tone={work.solved ? "ok" : "wait"}>
            {t(work.solved ? "workSolved" : "workOpen")}
          </StateLine>
        </IconLine>
      )}
    </>
  );
}

function Earlier({ answer }: AnswerProps) {
  const t = useTranslations("npsReport.answers");
  const erased = useErased();
  const words = new Set(answer.earlier.map(({ comment }) => comment));
  words.delete(null);
  words.delete(answer.comment);
  if (words.size === 0) return null;
  return (
    <Details summary={t("earlier")} className="mt-1">
      {[...words].map((comment) => (
        <Quote key={comment} className="wrap-anywhere text-muted">
          {comment && erased.words(comment)}
        </Quote>
      ))}
    </Details>
  );
}
