import { type MomentView, type TimeWords, viewMoment } from "@/components/shell/moment-view";
import type { Clock } from "@/lib/base/format";
import type { CustomerListRow } from "@/lib/customers/queries";
import type { useTranslations } from "@/lib/i18n/use-translations";

/** One customer as their row shows them: nothing but words. */
export type CustomerView = {
  id: string;
  name: string;
  email: string;
  lastOrder: { id: string; number: string; placed: MomentView } | null;
  /** What is open; waits: for us. */
  open: { waits: boolean; text: string; count: string | null } | null;
  /** Said where nothing is open. */
  noneOpen: string;
  rating: { stars: number; label: string } | null;
  since: MomentView;
  orders: string;
};

/** The catalogue's parts a customer's row takes its words from. */
export type CustomerWords = {
  customers: ReturnType<typeof useTranslations<"customers">>;
  labels: ReturnType<typeof useTranslations<"labels">>;
  ui: ReturnType<typeof useTranslations<"ui">>;
  time: TimeWords;
};

export function viewCustomer(
  customer: CustomerListRow,
  clock: Clock,
  words: CustomerWords,
): CustomerView {
  const { id, name, email, createdAt, orderCount, lastOrder, stars } = customer;
  const { customers, labels, ui, time } = words;
  return {
    id,
    name: name || customers("noName"),
    email: email ?? labels("noEmail"),
    lastOrder: lastOrder && {
      id: lastOrder.id,
      number: lastOrder.number,
      placed: viewMoment(lastOrder.placedAt, clock, time, "day"),
    },
    open: viewOpen(customer, words),
    noneOpen: customers("openCount", { count: 0 }),
    rating: stars === null ? null : { stars, label: ui("starsOf", { value: stars }) },
    since: viewMoment(createdAt, clock, time, "day"),
    orders: customers("orderCount", { count: orderCount }),
  };
}

function viewOpen(
  { openCount, waits }: CustomerListRow,
  { customers, labels }: CustomerWords,
): CustomerView["open"] {
  if (openCount === 0) return null;
  const count = customers("openCount", { count: openCount });
  if (!waits) return { waits, text: count, count: null };
  return { waits, text: labels("needsReply"), count: openCount > 1 ? count : null };
}
