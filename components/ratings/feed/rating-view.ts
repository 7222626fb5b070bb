import type { ReactNode } from "react";
import { type MomentView, type TimeWords, viewMoment } from "@/components/shell/moment-view";
import { ERASED } from "@/lib/base/erased";
import type { Clock } from "@/lib/base/format";
import type { useTranslations } from "@/lib/i18n/use-translations";
import type { RatingRow } from "@/lib/ratings/queries";

/** One rating as the feed shows it: words, and a line for those that want following up. */
export type RatingView = {
  id: string;
  href: string;
  stars: number;
  label: string;
  at: MomentView;
  title: string;
  comment: string | null;
  facts: string[];
  recovery: ReactNode;
};

/** The catalogue's parts a rating takes its words from. */
export type RatingWords = {
  ratings: ReturnType<typeof useTranslations<"ratings">>;
  labels: ReturnType<typeof useTranslations<"labels">>;
  customers: ReturnType<typeof useTranslations<"customers">>;
  ui: ReturnType<typeof useTranslations<"ui">>;
  time: TimeWords;
};

export function viewRating(
  rating: RatingRow,
  clock: Clock,
  words: RatingWords,
  recovery: ReactNode,
): RatingView {
  const { ratings, labels, customers, ui, time } = words;
  const { stars, solverName, assigneeName, orderNumber: number } = rating;
  const name = rating.customerName || labels("erasedCustomer");
  return {
    id: rating.id,
    href: `/orders/${rating.orderId}#update-${rating.updateId}`,
    stars,
    label: ui("starsOf", { value: stars }),
    at: viewMoment(rating.createdAt, clock, time),
    title: rating.title === ERASED ? customers("erasedTitle") : rating.title,
    comment: rating.comment,
    facts: [
      labels("nameAndOrder", { name, number }),
      ...(solverName ? [ratings("solvedBy", { name: solverName })] : []),
      ...(assigneeName ? [ratings("assignedTo", { name: assigneeName })] : []),
    ],
    recovery,
  };
}
