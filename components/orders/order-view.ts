import {
  exactText,
  type MomentView,
  spanText,
  type TimeWords,
  viewMoment,
} from "@/components/shell/moment-view";
import type { StateTone } from "@/components/ui/status";
import { type PriorityView, viewPriority } from "@/components/updates/priority-view";
import { stateOf } from "@/components/updates/state-of";
import { ERASED } from "@/lib/base/erased";
import { type Clock, formatMoney } from "@/lib/base/format";
import type { useTranslations } from "@/lib/i18n/use-translations";
import type { OrderListRow } from "@/lib/orders/queries";

/** One order as its row shows it: nothing but words. */
export type OrderView = {
  id: string;
  number: string;
  placed: MomentView;
  customer: string;
  email: string;
  /** Null: nothing was ever opened on this order. */
  update: {
    title: string;
    /** "3 updates", when there are more. */
    count: string | null;
    state: { tone: StateTone; text: string; exact?: string };
    /** "Urgent"; null for most. */
    priority: PriorityView | null;
    status: { name: string; color: string };
    assignee: string | null;
  } | null;
  rating: { stars: number; label: string } | null;
  total: string;
};

/** The catalogue's parts an order's row takes its words from. */
export type OrderWords = {
  orders: ReturnType<typeof useTranslations<"orders">>;
  states: ReturnType<typeof useTranslations<"updates.state">>;
  priorities: ReturnType<typeof useTranslations<"updates.priority">>;
  time: TimeWords;
  customers: ReturnType<typeof useTranslations<"customers">>;
  labels: ReturnType<typeof useTranslations<"labels">>;
  ui: ReturnType<typeof useTranslations<"ui">>;
};

export function viewOrder(order: OrderListRow, clock: Clock, words: OrderWords): OrderView {
  const { stars, placedAt } = order;
  return {
    id: order.id,
    number: order.number,
    placed: viewMoment(placedAt, clock, words.time, "day"),
    customer: order.customerName || words.labels("erasedCustomer"),
    email: order.email ?? words.labels("noEmail"),
    update: order.update && viewUpdate(order, order.update, clock, words),
    rating: stars ? { stars, label: words.ui("starsOf", { value: stars }) } : null,
    total: formatMoney(clock.locale, order.currency, order.total),
  };
}

function viewUpdate(
  order: OrderListRow,
  update: NonNullable<OrderListRow["update"]>,
  clock: Clock,
  words: OrderWords,
): NonNullable<OrderView["update"]> {
  const count = order.updateCount;
  return {
    title: update.title === ERASED ? words.customers("erasedTitle") : update.title,
    count: count > 1 ? words.orders("updates", { count }) : null,
    state: viewState(update, clock, words),
    // Solved updates are no longer urgent.
    priority: update.solvedAt ? null : viewPriority(update.priority, words.priorities),
    status: { name: update.statusName, color: update.statusColor },
    assignee: update.assigneeName,
  };
}

function viewState(
  update: NonNullable<OrderListRow["update"]>,
  clock: Clock,
  words: OrderWords,
): NonNullable<OrderView["update"]>["state"] {
  const state = stateOf(update);
  if (state.word !== "waits") return { tone: state.tone, text: words.states(state.word) };
  return {
    tone: state.tone,
    text: words.states("waits", { span: spanText(state.since, clock, words.time) }),
    exact: exactText(state.since, clock, words.time),
  };
}
