import { listAddress } from "@/lib/base/list-address";
import type { PeriodName, Span } from "@/lib/nps/report/periods";
import type { AnswerFilter, Place } from "@/lib/nps/report/schema";

/** The overview's address. */
export function reportAddress(args: Partial<Place & { custom: Span; period: PeriodName }>): string {
  const { period, custom, channelId, categoryId } = args;
  return listAddress("/nps", {
    period: period === "custom" ? null : period,
    ...(period === "custom" && custom),
    channel: channelId,
    category: categoryId,
  });
}

/** The list of answers under a filter, or with `path` their export. */
export function answersAddress(
  filter: Partial<AnswerFilter>,
  { cursor, path = "/nps/answers" }: { cursor?: string | null; path?: string } = {},
): string {
  return listAddress(path, {
    id: filter.id,
    from: filter.from,
    to: filter.to,
    channel: filter.channelId,
    category: filter.categoryId,
    band: filter.band,
    score: filter.score === null ? null : filter.score?.toString(),
    contact: filter.contact,
    product: filter.product,
    comment: filter.withComment,
    work: filter.openWork,
    cursor,
  });
}

/** The parts of the overview's address, for a form on it that asks for something else. */
export function keptInAddress(args: Parameters<typeof reportAddress>[0]): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(reportAddress(args).split("?")[1]));
}
