import type { ReactNode } from "react";
import { Link } from "@/components/shell/link";
import { StarloopMark } from "@/components/shell/marks";
import { Icon } from "@/components/ui/icon";
import { SkipLink } from "@/components/ui/text";
import { useTranslations } from "@/lib/i18n/use-translations";
import { STEP_PATH, STEPS, type Step, type StepsDone } from "@/lib/setup/schema";

export interface GuideProps {
  current: Step;
  done: StepsDone;
  /** Shown under the steps that made them. */
  names?: { owner: string; shop: string };
  title: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
}

/** One step of the first run: where one is, and one thing to do. */
export function Guide({ current, done, names, title, lead, children }: GuideProps) {
  const t = useTranslations("setup");
  const shell = useTranslations("shell");
  return (
    <>
      <SkipLink>{shell("skip")}</SkipLink>
      <header className="flex flex-wrap items-center justify-between gap-4 px-4 pt-5 md:px-8">
        <p className="flex items-center gap-2 font-heavy tracking-[-0.01em]">
          <StarloopMark className="size-6" />
          Starloop
        </p>
        {names && (
          <Link href="/home" className="text-sm">
            {t("leave")}
          </Link>
        )}
      </header>
      <div className="guide">
        <nav aria-label={t("nav")}>
          <ol className="steps">
            {STEPS.map((step, index) => (
              <StepItem key={step} {...{ step, index, current, done, names }} />
            ))}
          </ol>
        </nav>
        <main id="main" tabIndex={-1} className="grid gap-5">
          <div>
            <h1>{title}</h1>
            {lead && <p className="mt-1 text-muted">{lead}</p>}
          </div>
          {children}
        </main>
      </div>
    </>
  );
}

type ItemProps = Pick<GuideProps, "current" | "done" | "names"> & { step: Step; index: number };

function StepItem({ step, index, current, done, names }: ItemProps) {
  const t = useTranslations("setup.steps");
  const isCurrent = step === current;
  const isDone = done[step] && !isCurrent;
  return (
    <li className={isDone ? "step-done" : undefined} aria-current={isCurrent ? "step" : undefined}>
      <span className="step-mark" aria-hidden="true">
        {isDone ? <Icon name="check" /> : index + 1}
      </span>
      <span className="step-word">
        {isDone && <span className="sr-only">{t("done")} </span>}
        {names && step !== "owner" && !isCurrent ? (
          <Link href={STEP_PATH[step]} className="plain">
            {t(step)}
          </Link>
        ) : (
          t(step)
        )}
        <StepHint step={step} made={done[step] ? names : undefined} />
      </span>
    </li>
  );
}

/** Under a step: what it made, or what it takes. */
function StepHint({ step, made }: { step: Step; made: GuideProps["names"] }) {
  const t = useTranslations("setup.steps");
  if (step === "owner" || step === "shop") return made ? <small>{made[step]}</small> : null;
  if (step === "store") return <small>{t("storeHint")}</small>;
  return step === "test" ? <small>{t("testHint")}</small> : null;
}
