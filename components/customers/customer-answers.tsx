import { useErased } from "@/components/shell/erased-text";
import { Link } from "@/components/shell/link";
import { Moment } from "@/components/shell/moment";
import { HairlineList } from "@/components/ui/card";
import { SectionHead } from "@/components/ui/layout";
import { Quote } from "@/components/ui/text";
import { SHOWN } from "@/lib/customers/customer-contact";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { CustomerProps } from "./customer-facts";

/** The customer's NPS answers, newest first, each with the update it opened. */
export function CustomerAnswers({ customer, clock }: CustomerProps) {
  const t = useTranslations("customers");
  const labels = useTranslations("labels");
  const erased = useErased();
  const { answers } = customer;
  return (
    <section aria-labelledby="answers">
      <SectionHead
        id="answers"
        title={labels("npsAnswers")}
        aside={answers.length === SHOWN && t("page.newestOnly", { count: SHOWN })}
      />
      {answers.length === 0 ? (
        <p className="text-muted">{t("page.noAnswers")}</p>
      ) : (
        <HairlineList>
          {answers.map(({ id, score, channel, category, comment, createdAt, work }) => (
            <li key={id} className="py-2.5">
              <div className="flex flex-wrap items-center justify-between gap-x-4">
                <Link href={`/nps/answers?id=${id}#answer-${id}`} className="plain font-strong">
                  {labels("scoreOf", { score })}
                </Link>
                <span className="text-sm text-muted">
                  {t.rich("nps.place", {
                    channel,
                    category,
                    day: () => <Moment at={createdAt} clock={clock} look="day" />,
                  })}
                </span>
              </div>
              {comment && <Quote>{comment}</Quote>}
              {work && (
                <p className="text-sm text-muted">
                  {t.rich("nps.work", {
                    title: erased.title(work.title),
                    link: (words) => (
                      <Link href={`/orders/${work.orderId}#update-${work.id}`}>{words}</Link>
                    ),
                  })}
                </p>
              )}
            </li>
          ))}
        </HairlineList>
      )}
    </section>
  );
}
