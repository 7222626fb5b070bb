import { and, asc, between, eq, lte, type SQL, sql } from "drizzle-orm";
import { reports } from "@/db/client";
import { npsCategories, npsChannels, npsDays } from "@/db/schema";
import { monthsAndDays } from "@/lib/base/months-and-days.sql";
import type { MemberActor } from "@/lib/identity/actor";
import {
  addDays,
  daysBetween,
  type Period,
  type Step,
  stepFor,
  stepStart,
  stepsBetween,
} from "@/lib/nps/report/periods";
import type { Contact, Place } from "@/lib/nps/report/schema";
import { answersIn, type BandCounts } from "@/lib/nps/score";

/** A channel or category with its name, for rows and filters. */
export type ListEntry = { id: number; name: string; active: boolean };
export type Lists = { channels: ListEntry[]; categories: ListEntry[] };

/** Answers that share something; `key` is what they share. */
export type Group<Key> = { key: Key; counts: BandCounts };

export type TrendPoint = {
  /** The first and the last day of it that lie in the period. */
  from: string;
  to: string;
  counts: BandCounts;
};

export type Figures = {
  all: BandCounts;
  /** The preceding period of equal length; null where there is none. */
  before: BandCounts | null;
  step: Step;
  trend: TrendPoint[];
  channels: Group<number>[];
  categories: Group<number>[];
  contacts: Group<Contact>[];
};

/** All channels and categories of the shop, also those out of use, by name. */
export async function readLists(actor: MemberActor): Promise<Lists> {
  const [channels, categories] = await Promise.all([
    reports()
      .select({ id: npsChannels.id, name: npsChannels.name, active: npsChannels.active })
      .from(npsChannels)
      .where(eq(npsChannels.shopId, actor.shopId))
      .orderBy(asc(npsChannels.name), asc(npsChannels.id)),
    reports()
      .select({ id: npsCategories.id, name: npsCategories.name, active: npsCategories.active })
      .from(npsCategories)
      .where(eq(npsCategories.shopId, actor.shopId))
      .orderBy(asc(npsCategories.name), asc(npsCategories.id)),
  ]);
  return { channels, categories };
}

/** Whether the shop has any answer at all. */
export async function hasAnswers(actor: MemberActor): Promise<boolean> {
  const rows = await reports()
    .select({ day: npsDays.day })
    .from(npsDays)
    .where(and(eq(npsDays.shopId, actor.shopId), sql`${npsDays.answers} > 0`))
    .limit(1);
  return rows.length > 0;
}

/** The figures of a period, out of the day's counts: exact, and one read whatever their number. */
export async function readFigures(
  actor: MemberActor,
  period: Period,
  place: Place,
): Promise<Figures> {
  const since = period.from ?? (await firstDay(actor.shopId, period.to));
  const step = stepFor(since === null ? 0 : daysBetween(since, period.to));
  const span = since !== null && { from: since, to: period.to };
  const [days, parts, before] = await Promise.all([
    span ? sumDays(actor.shopId, { ...span, step }, place) : [],
    span ? sumParts(actor.shopId, span, place) : [],
    period.before && sumAll(actor.shopId, period.before, place),
  ]);
  return {
    all: parts.reduce(add, NONE),
    before,
    step,
    trend: since === null ? [] : trendOf(days, since, period.to, step),
    channels: grouped(parts, (row) => row.channelId),
    categories: grouped(parts, (row) => row.categoryId),
    contacts: grouped(parts, (row) => row.contact),
  };
}

type DayRow = BandCounts & { day: string };
type PartRow = BandCounts & { channelId: number; categoryId: number; contact: Contact };

const BAND_SUMS = {
  promoter: sql<number>`coalesce(sum(${npsDays.answers}) filter (where ${npsDays.score} >= 9), 0)::int`,
  passive: sql<number>`coalesce(sum(${npsDays.answers}) filter (where ${npsDays.score} between 7 and 8), 0)::int`,
  detractor: sql<number>`coalesce(sum(${npsDays.answers}) filter (where ${npsDays.score} <= 6), 0)::int`,
};

// Two reads side by side: each groups by what is cheap to group by, and neither by both.
function sumDays(
  shopId: string,
  { from, to, step }: { from: string; to: string; step: Step },
  place: Place,
): Promise<DayRow[]> {
  const asked = reports().select({ day: sql<string>`${npsDays.day}::text`, ...BAND_SUMS });
  const rows =
    step === "month"
      ? asked.from(monthsAndDays("nps", shopId, { from, to })).where(isIn(place))
      : asked
          .from(npsDays)
          .where(and(eq(npsDays.shopId, shopId), between(npsDays.day, from, to), isIn(place)));
  return rows.groupBy(npsDays.day);
}

function sumParts(
  shopId: string,
  span: { from: string; to: string },
  place: Place,
): Promise<PartRow[]> {
  const { channelId, categoryId, contact } = npsDays;
  return reports()
    .select({
      channelId: sql`${channelId}`.mapWith(channelId),
      categoryId: sql`${categoryId}`.mapWith(categoryId),
      contact: sql<Contact>`${contact}`,
      ...BAND_SUMS,
    })
    .from(monthsAndDays("nps", shopId, span))
    .where(isIn(place))
    .groupBy(channelId, categoryId, contact);
}

async function sumAll(
  shopId: string,
  span: { from: string; to: string },
  place: Place,
): Promise<BandCounts> {
  const [sums] = await reports()
    .select(BAND_SUMS)
    .from(monthsAndDays("nps", shopId, span))
    .where(isIn(place));
  return sums ?? NONE;
}

async function firstDay(shopId: string, to: string): Promise<string | null> {
  const [first] = await reports()
    .select({ day: npsDays.day })
    .from(npsDays)
    .where(and(eq(npsDays.shopId, shopId), lte(npsDays.day, to), sql`${npsDays.answers} > 0`))
    .orderBy(asc(npsDays.day))
    .limit(1);
  return first?.day ?? null;
}

function isIn(place: Place): SQL | undefined {
  return and(
    place.channelId === null ? undefined : eq(npsDays.channelId, place.channelId),
    place.categoryId === null ? undefined : eq(npsDays.categoryId, place.categoryId),
  );
}

const NONE: BandCounts = { promoter: 0, passive: 0, detractor: 0 };

function add(one: BandCounts, other: BandCounts): BandCounts {
  return {
    promoter: one.promoter + other.promoter,
    passive: one.passive + other.passive,
    detractor: one.detractor + other.detractor,
  };
}

/** Most answers first. Days whose answers all moved elsewhere leave rows of nothing. */
function grouped<Row extends BandCounts, Key>(rows: Row[], keyOf: (row: Row) => Key): Group<Key>[] {
  const groups = new Map<Key, BandCounts>();
  for (const row of rows) groups.set(keyOf(row), add(groups.get(keyOf(row)) ?? NONE, row));
  return [...groups]
    .map(([key, counts]) => ({ key, counts }))
    .filter(({ counts }) => answersIn(counts) > 0)
    .sort((a, b) => answersIn(b.counts) - answersIn(a.counts));
}

function trendOf(rows: DayRow[], from: string, to: string, step: Step): TrendPoint[] {
  const steps = grouped(rows, (row) => stepStart(row.day, step));
  const sums = new Map(steps.map(({ key, counts }) => [key, counts]));
  const starts = stepsBetween(from, to, step);
  return starts.map((start, index) => ({
    from: start < from ? from : start,
    to: lastDay(starts[index + 1], to),
    counts: sums.get(start) ?? NONE,
  }));
}

function lastDay(next: string | undefined, to: string): string {
  return next === undefined ? to : addDays(next, -1);
}
