import { PageHead } from "@/components/ui/layout";
import { type Clock, spanBetween } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { WaitingOf, WorkRow } from "@/lib/updates/home/queries";

export interface HomeHeadProps {
  waiting: WorkRow[];
  /** All updates that wait for the member. */
  count: number;
  /** What is waiting elsewhere: with colleagues, or unassigned. */
  others: WaitingOf[];
  /** Nothing has happened in the shop yet. */
  fresh: boolean;
  clock: Clock;
}

/** Who waits, in words: the one thing to know. */
export function HomeHead({ waiting, count, others, fresh, clock }: HomeHeadProps) {
  const t = useTranslations("home");
  const orders = useTranslations("orders");
  const time = useTranslations("time");
  const span = (from: Date) => {
    const { unit, ...values } = spanBetween(from, clock.now);
    return time(unit, values);
  };
  const lead = () => {
    const [longest] = waiting;
    if (longest?.waitingSince) {
      return t("longest", { name: longest.customerName, span: span(longest.waitingSince) });
    }
    const [oldest] = others;
    if (!oldest) return fresh ? t("fresh") : orders("calm.text");
    const sum = others.reduce((total, row) => total + row.count, 0);
    return t("teamWaits", { count: sum, span: span(oldest.oldest) });
  };
  // A customer with two updates is one who waits; beyond what is shown the updates are counted.
  const people =
    count > waiting.length ? count : new Set(waiting.map((work) => work.customerId)).size;
  return <PageHead title={t("headline", { count: people })} lead={lead()} />;
}
