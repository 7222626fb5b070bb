import { and, eq, sql } from "drizzle-orm";
import { database, type Tx, transaction } from "@/db/client";
import { npsSurveys } from "@/db/schema";
import { DAY } from "@/lib/base/time";
import { type Decided, decide, nextLoudMoment, type ScanCounts } from "@/lib/nps/ask/decide";
import { type Clock, clockOf } from "@/lib/nps/ask/judging";
import { judgedOccasions } from "@/lib/nps/ask/survey-due";

type Survey = typeof npsSurveys.$inferSelect;
type Step = Decided & { picked: number; reached: string | null };
/** How far a run is within the window of an order survey, as PostgreSQL writes the moment. */
type Place = string | null;

/**
 * One hour's share of every active survey of a shop: the next customers of a round, or all first
 * orders, orders and deliveries that have come due. Each step commits by itself; whoever else runs
 * meanwhile finds the survey taken and leaves it. `now` is for tests.
 */
export async function scanSurveys(shopId: string, now?: Date): Promise<ScanCounts> {
  const total: ScanCounts = { invited: 0, waiting: 0, skipped: 0 };
  const active = await database()
    .select({ id: npsSurveys.id })
    .from(npsSurveys)
    .where(and(eq(npsSurveys.shopId, shopId), npsSurveys.active));
  for (const { id } of active) {
    let since: Place = null;
    for (let more = true; more; ) {
      const step = await transaction((tx) => takeStep(tx, { shopId, id, now, since }));
      since = step?.reached ?? since;
      total.invited += step?.invited ?? 0;
      total.waiting += step?.waiting ?? 0;
      total.skipped += step?.skipped ?? 0;
      more = step?.more ?? false;
    }
  }
  return total;
}

/** Null: the survey is off, or somebody else is at it. */
async function takeStep(
  tx: Tx,
  { shopId, id, now, since }: { shopId: string; id: string; now: Date | undefined; since: Place },
) {
  await tx.execute(
    sql`set local statement_timeout = '60s'; set local jit = off; set local random_page_cost = 1.1`,
  );
  const isSurvey = and(eq(npsSurveys.shopId, shopId), eq(npsSurveys.id, id));
  const [found] = await tx
    .select()
    .from(npsSurveys)
    .where(and(isSurvey, npsSurveys.active))
    .for("update", { skipLocked: true });
  const [clock] = await tx.execute<Clock>(clockOf(shopId, now));
  if (!found || !clock) return null;
  const survey = beginRound(found, new Date(clock.now));
  const rests = survey.kind === "relationship" && survey.reachedNumber === null;
  const done = await decide<{ picked: number; reached: string | null }>(tx, shopId, {
    judged: judgedOccasions(rests ? { ...survey, batchSize: 0 } : survey, clock, since),
    about: "survey_id",
    sendAt: await nextLoudMoment(tx, shopId, now ?? new Date()),
    more: sql`(select count(*)::int from picked) as picked,
      (select max(place${survey.kind === "relationship" ? sql`::bigint` : sql`::timestamptz`}) from picked)::text as reached`,
  });
  if (survey.kind === "relationship") {
    await tx.update(npsSurveys).set(roundAfter(survey, done)).where(isSurvey);
  }
  return { ...done, more: survey.kind !== "relationship" && done.picked + done.rows > 0 };
}

/** A new round begins when the last is through and its days are over. */
function beginRound(survey: Survey, now: Date): Survey {
  if (survey.kind !== "relationship" || survey.reachedNumber !== null) return survey;
  const { round, roundStartedAt, days } = survey;
  const next = roundStartedAt && roundStartedAt.getTime() + days * DAY;
  if (next && next > now.getTime()) return survey;
  return { ...survey, round: round + 1, roundStartedAt: now, reachedNumber: 0 };
}

/** How far the round is; nothing once everybody was looked at. */
function roundAfter({ round, roundStartedAt, batchSize }: Survey, { picked, reached }: Step) {
  return {
    round,
    roundStartedAt,
    reachedNumber: reached !== null && picked === batchSize ? Number(reached) : null,
  };
}
