"use client";

import { useFormInfo } from "@/components/form/form-context";
import { Link } from "@/components/shell/link";
import { HairlineList } from "@/components/ui/card";
import { FocusOnAnswer } from "@/components/ui/focus-on-answer";
import { Quote } from "@/components/ui/text";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { RuleFormState } from "@/lib/nps/rules/actions";

/** What a rule would have done with past answers; each of them opens in the feed. */
export function TrialResult() {
  const labels = useTranslations("labels");
  const state: RuleFormState = useFormInfo().state;
  const { trial } = state;
  if (!trial) return null;
  const [first, ...others] = trial.lines;
  return (
    <FocusOnAnswer answer={state}>
      <section className="grid grid-cols-1 gap-3 rounded-md bg-sunken px-3.5 py-3">
        <div role="status">
          <h3>{trial.title}</h3>
          <p>{first}</p>
          {others.map((line) => (
            <p key={line} className="text-sm text-muted">
              {line}
            </p>
          ))}
        </div>
        {trial.heading && (
          <div>
            <h3 className="pb-1.5">{trial.heading}</h3>
            <HairlineList>
              {trial.answers.map(({ id, who, where, comment }) => (
                <li key={id} className="py-2">
                  <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                    <Link
                      href={`/nps/answers?id=${id}#answer-${id}`}
                      target="_blank"
                      className="plain font-strong"
                    >
                      {who}
                    </Link>
                    <span className="text-sm text-muted">{where}</span>
                  </div>
                  {comment ? (
                    <Quote>{comment}</Quote>
                  ) : (
                    <p className="text-sm text-muted">{labels("noComment")}</p>
                  )}
                </li>
              ))}
            </HairlineList>
          </div>
        )}
      </section>
    </FocusOnAnswer>
  );
}
