import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { events, members, ratings } from "@/db/schema";
import { type Interval, wilsonInterval } from "@/lib/base/statistics";
import type { MemberActor } from "@/lib/identity/actor";
import { roleAllows } from "@/lib/identity/guards";

/** Ratings below which nobody is ranked. */
export const RANK_FROM = 5;

export type TeamFigures = {
  /** Solves, each counted, also of updates re-opened later. */
  solved: number;
  /** Solves that told the customer nothing. */
  notAsked: number;
  /** Ratings of updates they had solved when the rating was given. */
  ratings: number;
  /** 1 to 5, or null without ratings. */
  average: number | null;
  /** Share of 4 and 5 stars, 0 to 1, or null without ratings. */
  csat: number | null;
  interval: Interval | null;
  /** Ratings with 1, 2, 3, 4 and 5 stars. */
  distribution: [number, number, number, number, number];
};

export type TeamRow = TeamFigures & {
  memberId: string;
  name: string;
  active: boolean;
  /** Whether there are answers enough to be ranked. */
  ranked: boolean;
};

/**
 * One row per member by the frozen credit, best Wilson lower bound first, too few to rank last; and
 * the whole shop. Agents see their own row alone.
 */
export async function readTeam(actor: MemberActor): Promise<{ rows: TeamRow[]; all: TeamFigures }> {
  const [people, solves, rated] = await Promise.all([
    listMembers(actor.shopId),
    countSolves(actor.shopId),
    countStars(actor.shopId),
  ]);
  const all = figures(solves, rated);
  const rows = people
    .map((member) => {
      const mine = figures(
        solves.filter((row) => row.memberId === member.memberId),
        rated.filter((row) => row.memberId === member.memberId),
      );
      return { ...member, ...mine, ranked: mine.ratings >= RANK_FROM };
    })
    .filter((row) => row.active || row.solved > 0 || row.ratings > 0)
    .sort(byRank);
  const own = rows.filter((row) => row.memberId === actor.memberId);
  return { rows: roleAllows(actor.role, "admin") ? rows : own, all };
}

function byRank(a: TeamRow, b: TeamRow): number {
  if (a.ranked !== b.ranked) return a.ranked ? -1 : 1;
  const bound = (b.interval?.low ?? 0) - (a.interval?.low ?? 0);
  return (a.ranked ? bound : 0) || a.name.localeCompare(b.name);
}

function listMembers(shopId: string) {
  return database()
    .select({
      memberId: members.id,
      name: members.name,
      active: sql<boolean>`${members.deactivatedAt} is null`,
    })
    .from(members)
    .where(eq(members.shopId, shopId));
}

type Solves = { memberId: string | null; solved: number; notAsked: number };
type Stars = { memberId: string | null; stars: number; count: number };

function countSolves(shopId: string): Promise<Solves[]> {
  return database()
    .select({
      memberId: sql<string | null>`${events.data}->>'memberId'`,
      solved: sql<number>`count(*)::int`,
      notAsked: sql<number>`count(*) filter (where not (${events.data}->>'notify')::boolean)::int`,
    })
    .from(events)
    .where(and(eq(events.shopId, shopId), eq(events.type, "update.solved")))
    .groupBy(sql`${events.data}->>'memberId'`);
}

function countStars(shopId: string): Promise<Stars[]> {
  return database()
    .select({
      memberId: ratings.solverMemberId,
      stars: ratings.stars,
      count: sql<number>`count(*)::int`,
    })
    .from(ratings)
    .where(eq(ratings.shopId, shopId))
    .groupBy(ratings.solverMemberId, ratings.stars);
}

function figures(solves: Solves[], rated: Stars[]): TeamFigures {
  const countOf = (stars: number) =>
    sum(
      rated.filter((row) => row.stars === stars),
      (row) => row.count,
    );
  const n = sum(rated, (row) => row.count);
  const good = countOf(4) + countOf(5);
  return {
    solved: sum(solves, (row) => row.solved),
    notAsked: sum(solves, (row) => row.notAsked),
    ratings: n,
    average: n === 0 ? null : sum(rated, (row) => row.stars * row.count) / n,
    csat: n === 0 ? null : good / n,
    interval: wilsonInterval(good, n),
    distribution: [countOf(1), countOf(2), countOf(3), countOf(4), countOf(5)],
  };
}

function sum<T>(list: T[], value: (entry: T) => number): number {
  return list.reduce((total, entry) => total + value(entry), 0);
}
