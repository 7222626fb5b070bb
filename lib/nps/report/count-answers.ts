import { and, eq, gte, lte, sql } from "drizzle-orm";
import { reports } from "@/db/client";
import { npsDays, npsReviews } from "@/db/schema";
import { monthsAndDays } from "@/lib/base/months-and-days.sql";
import type { MemberActor } from "@/lib/identity/actor";
import { answersWhere, BAND_SCORES } from "@/lib/nps/report/answers-where";
import type { AnswerFilter } from "@/lib/nps/report/schema";

/**
 * How many answers fit. Exact out of the day's counts, or for a product out of those that are looked
 * at; null where it would take reading them all.
 */
export async function countAnswers(
  actor: MemberActor,
  filter: AnswerFilter,
): Promise<number | null> {
  if (filter.product !== null || filter.id !== null) return countRows(actor.shopId, filter);
  if (filter.withComment || filter.openWork) return null;
  return countDays(actor.shopId, filter);
}

async function countRows(shopId: string, filter: AnswerFilter): Promise<number> {
  const [row] = await reports()
    .select({ count: sql<number>`count(*)::int` })
    .from(npsReviews)
    .where(answersWhere(shopId, filter));
  return row?.count ?? 0;
}

async function countDays(shopId: string, filter: AnswerFilter): Promise<number> {
  const { channelId, categoryId, band, score, contact } = filter;
  const [low, high] = band ? BAND_SCORES[band] : [0, 10];
  const [row] = await reports()
    .select({ count: sql<number>`coalesce(sum(${npsDays.answers}), 0)::int` })
    .from(monthsAndDays("nps", shopId, filter))
    .where(
      and(
        channelId === null ? undefined : eq(npsDays.channelId, channelId),
        categoryId === null ? undefined : eq(npsDays.categoryId, categoryId),
        band === null ? undefined : and(gte(npsDays.score, low), lte(npsDays.score, high)),
        score === null ? undefined : eq(npsDays.score, score),
        contact === null ? undefined : eq(npsDays.contact, contact),
      ),
    );
  return row?.count ?? 0;
}
