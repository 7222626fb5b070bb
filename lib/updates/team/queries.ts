import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { members, ratingDays, solveDays } from "@/db/schema";
import { monthsAndDays } from "@/lib/base/months-and-days.sql";
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
  /** Solves re-opened within 14 days, without those re-opened by mistake: what a re-open rate is made of. */
  reopened: number;
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
  const { shopId } = actor;
  const [people, solved, rated] = await Promise.all([
    listMembers(shopId),
    countSolves(shopId),
    countStars(shopId),
  ]);
  const counts = { solved, rated };
  const all = figures(counts);
  const rows = people
    .map((member) => {
      const mine = figures(countsOf(counts, member.memberId));
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

type Solves = { memberId: string | null; solved: number; silent: number; reopened: number };
type Stars = { memberId: string | null; stars: number; count: number };

function countSolves(shopId: string): Promise<Solves[]> {
  const { solves, silent, reopened } = solveDays;
  return database()
    .select({
      memberId: solveDays.byMemberId,
      solved: sql<number>`sum(${solves})::int`,
      silent: sql<number>`sum(${silent})::int`,
      reopened: sql<number>`sum(${reopened})::int`,
    })
    .from(solveDays)
    .where(eq(solveDays.shopId, shopId))
    .groupBy(solveDays.byMemberId);
}

function countStars(shopId: string): Promise<Stars[]> {
  return database()
    .select({
      memberId: sql<string | null>`${ratingDays.solverMemberId}`,
      stars: sql<number>`${ratingDays.stars}`,
      count: sql<number>`sum(${ratingDays.ratings})::int`,
    })
    .from(monthsAndDays("rating", shopId, { from: null, to: null }))
    .groupBy(ratingDays.solverMemberId, ratingDays.stars);
}

type Counts = { solved: Solves[]; rated: Stars[] };

function countsOf({ solved, rated }: Counts, memberId: string): Counts {
  return {
    solved: solved.filter((row) => row.memberId === memberId),
    rated: rated.filter((row) => row.memberId === memberId),
  };
}

function figures({ solved, rated }: Counts): TeamFigures {
  const countOf = (stars: number) => sum(rated.filter((row) => row.stars === stars));
  const n = sum(rated);
  const good = countOf(4) + countOf(5);
  return {
    solved: solved.reduce((total, row) => total + row.solved, 0),
    notAsked: solved.reduce((total, row) => total + row.silent, 0),
    reopened: solved.reduce((total, row) => total + row.reopened, 0),
    ratings: n,
    average: n === 0 ? null : rated.reduce((total, row) => total + row.stars * row.count, 0) / n,
    csat: n === 0 ? null : good / n,
    interval: wilsonInterval(good, n),
    distribution: [countOf(1), countOf(2), countOf(3), countOf(4), countOf(5)],
  };
}

function sum(list: Stars[]): number {
  return list.reduce((total, row) => total + row.count, 0);
}
