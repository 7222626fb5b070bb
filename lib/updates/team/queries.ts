import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { members, ratingDays, solves } from "@/db/schema";
import { type Interval, wilsonInterval } from "@/lib/base/statistics";
import type { MemberActor } from "@/lib/identity/actor";
import { roleAllows } from "@/lib/identity/guards";

/** Ratings below which nobody is ranked. */
export const RANK_FROM = 5;
/** Days within which a re-opening speaks of the solve before it. */
const REOPENED_WITHIN_DAYS = 14;

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
  const [people, solved, silent, reopened, rated] = await Promise.all([
    listMembers(shopId),
    countSolves(shopId),
    countSolves(shopId, SILENT),
    countSolves(shopId, REOPENED),
    countStars(shopId),
  ]);
  const counts = { solved, silent, reopened, rated };
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

type Count = { memberId: string | null; count: number };
type Stars = Count & { stars: number };

const SILENT = isNull(solves.notifiedAt);
const REOPENED = and(
  isNotNull(solves.reopenedAt),
  isNull(solves.reopeningUndoneAt),
  sql`${solves.reopenedAt} <= ${solves.solvedAt} + make_interval(days => ${REOPENED_WITHIN_DAYS})`,
);

/** Of what was not undone. Three counts and not one with conditions: each is read from an index of its own. */
function countSolves(shopId: string, which?: SQL): Promise<Count[]> {
  return database()
    .select({ memberId: solves.byMemberId, count: sql<number>`count(*)::int` })
    .from(solves)
    .where(and(eq(solves.shopId, shopId), isNull(solves.undoneAt), which))
    .groupBy(solves.byMemberId);
}

function countStars(shopId: string): Promise<Stars[]> {
  return database()
    .select({
      memberId: ratingDays.solverMemberId,
      stars: ratingDays.stars,
      count: sql<number>`sum(${ratingDays.ratings})::int`,
    })
    .from(ratingDays)
    .where(eq(ratingDays.shopId, shopId))
    .groupBy(ratingDays.solverMemberId, ratingDays.stars);
}

type Counts = { solved: Count[]; silent: Count[]; reopened: Count[]; rated: Stars[] };

function countsOf({ solved, silent, reopened, rated }: Counts, memberId: string): Counts {
  const isTheirs = (row: Count) => row.memberId === memberId;
  return {
    solved: solved.filter(isTheirs),
    silent: silent.filter(isTheirs),
    reopened: reopened.filter(isTheirs),
    rated: rated.filter(isTheirs),
  };
}

function figures({ solved, silent, reopened, rated }: Counts): TeamFigures {
  const countOf = (stars: number) => sum(rated.filter((row) => row.stars === stars));
  const n = sum(rated);
  const good = countOf(4) + countOf(5);
  return {
    solved: sum(solved),
    notAsked: sum(silent),
    reopened: sum(reopened),
    ratings: n,
    average: n === 0 ? null : rated.reduce((total, row) => total + row.stars * row.count, 0) / n,
    csat: n === 0 ? null : good / n,
    interval: wilsonInterval(good, n),
    distribution: [countOf(1), countOf(2), countOf(3), countOf(4), countOf(5)],
  };
}

function sum(list: Count[]): number {
  return list.reduce((total, row) => total + row.count, 0);
}
