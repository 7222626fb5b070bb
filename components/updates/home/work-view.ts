import { type MomentView, type TimeWords, viewMoment } from "@/components/shell/moment-view";
import { type PriorityView, viewPriority } from "@/components/updates/priority-view";
import { ERASED } from "@/lib/base/erased";
import type { Clock } from "@/lib/base/format";
import type { useTranslations } from "@/lib/i18n/use-translations";
import type { WorkRow } from "@/lib/updates/home/queries";

/** One update as a row of Home shows it: nothing but words. */
export type WorkView = {
  id: string;
  href: string;
  /** Since when it waits for us, or when something last happened in it. */
  waits: boolean;
  since: MomentView;
  title: string;
  line: string;
  priority: PriorityView | null;
  status: { name: string; color: string };
  /** "After 2 stars", "Internal". */
  notes: string[];
};

/** The catalogue's parts a row takes its words from. */
export type WorkWords = {
  home: ReturnType<typeof useTranslations<"home">>;
  labels: ReturnType<typeof useTranslations<"labels">>;
  customers: ReturnType<typeof useTranslations<"customers">>;
  priorities: ReturnType<typeof useTranslations<"updates.priority">>;
  time: TimeWords;
};

export function viewWork(work: WorkRow, clock: Clock, words: WorkWords): WorkView {
  const { waitingSince, activeAt, followsStars, visible, status, title } = work;
  const { home, labels, customers, time } = words;
  return {
    id: work.updateId,
    href: `/orders/${work.orderId}#update-${work.updateId}`,
    waits: waitingSince !== null,
    since: viewMoment(waitingSince ?? activeAt, clock, time, "ago"),
    title: title === ERASED ? customers("erasedTitle") : title,
    line: lineOf(work, words),
    priority: viewPriority(work.priority, words.priorities),
    status,
    notes: [
      ...(followsStars === null ? [] : [home("afterRating", { stars: followsStars })]),
      ...(visible ? [] : [labels("internalOnly")]),
    ],
  };
}

/** Who, which order, and the last thing said. */
function lineOf({ customerName, orderNumber: number, last }: WorkRow, words: WorkWords): string {
  const { home, labels, customers } = words;
  const name = customerName || labels("erasedCustomer");
  if (!last) return labels("nameAndOrder", { name, number });
  const said = last.text === ERASED ? customers("erasedText") : last.text;
  const text = said.replace(/\s+/g, " ");
  if (last.byCustomer || !last.author) return home("line.customer", { name, number, text });
  return home("line.team", { name, number, author: last.author, text });
}
