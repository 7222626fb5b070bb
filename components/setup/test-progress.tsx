import type { ReactNode } from "react";
import { SimpleForm } from "@/components/form/simple-form";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { type Clock, formatTime } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { MailKind } from "@/lib/mail/kinds";
import { sendTestAnswerNow } from "@/lib/setup/actions";
import { STEP_PATH } from "@/lib/setup/schema";
import type { TestMail, TestState } from "@/lib/setup/test-state";
import { MailProgress } from "./mail-progress";

export interface TestProgressProps {
  shopId: string;
  test: Extract<TestState, { running: true }>;
  clock: Clock;
}

const ANSWERS: MailKind[] = ["rating.promoter", "rating.detractor"];
const isOver = (mail: TestMail | undefined) => mail?.state === "sent";

/** Where the test stands: order, mail, rating, answer, each in words. */
export function TestProgress({ shopId, test, clock }: TestProgressProps) {
  const t = useTranslations("setup.test");
  const buttons = useTranslations("buttons");
  const ui = useTranslations("ui");
  const { orderId, number, rating, mails } = test;
  const solved = mails.find(({ kind }) => kind === "update.solved");
  const answer = mails.find(({ kind }) => ANSWERS.includes(kind));
  const others = mails.filter((mail) => mail !== solved && mail !== answer);
  const link = (chunks: ReactNode) => <Link href={`/orders/${orderId}`}>{chunks}</Link>;
  const stars = rating && ui("starsOf", { value: rating.stars });
  return (
    <section aria-label={t("progress")}>
      <ol className="divide-y divide-border border-y border-border">
        <Line done title={t("order")}>
          <p>{t.rich("orderIs", { number, link })}</p>
        </Line>
        <Line done={isOver(solved)} title={t("solved")}>
          {solved && <MailProgress mail={solved} clock={clock} />}
        </Line>
        <Line done={rating !== null} title={t("rating")}>
          {rating && stars
            ? t("ratingIs", { stars, at: formatTime(rating.at, clock) })
            : t("ratingWaits")}
        </Line>
        <Line done={isOver(answer)} title={t("answer")}>
          {answer ? <MailProgress mail={answer} clock={clock} /> : t("answerWaits")}
          {answer?.state === "queued" && answer.sendAt > clock.now && (
            <SimpleForm
              action={sendTestAnswerNow}
              shopId={shopId}
              submit={{ label: t("sendNow"), pending: "sending", variant: "default" }}
            />
          )}
        </Line>
        {others.length > 0 && (
          <Line done={others.every(isOver)} title={t("others")}>
            {others.map((mail) => (
              <MailProgress key={mail.id} mail={mail} clock={clock} named />
            ))}
          </Line>
        )}
      </ol>
      <noscript>
        <LinkButton as={Link} href={STEP_PATH.test} className="mt-3">
          {buttons("checkAgain")}
        </LinkButton>
      </noscript>
    </section>
  );
}

interface LineProps {
  done: boolean;
  title: string;
  children: ReactNode;
}

function Line({ done, title, children }: LineProps) {
  const t = useTranslations("setup.test");
  const home = useTranslations("home");
  return (
    <li className="flex gap-3 py-3">
      <span className="flex h-lh items-center">
        <Icon
          name={done ? "circle-check" : "circle-dot"}
          className={done ? "text-positive" : "text-muted"}
        />
      </span>
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="font-strong">
          {title}
          <span className="sr-only">, {done ? home("checklist.done") : t("waiting")}</span>
        </p>
        <div className="grid gap-1.5 text-sm text-muted">{children}</div>
      </div>
    </li>
  );
}
