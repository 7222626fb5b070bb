import { and, asc, eq, sql } from "drizzle-orm";
import { database, type Tx, transaction } from "@/db/client";
import { npsSurveys } from "@/db/schema";
import { withAllowance } from "@/lib/base/allowance";
import { DAY, MINUTE } from "@/lib/base/time";
import { nextLoudMoment } from "@/lib/mail/next-loud-moment";
import { type Decided, decide, type ScanCounts } from "@/lib/nps/ask/decide.sql";
import { readFrame } from "@/lib/nps/ask/frame.sql";
import type { Survey } from "@/lib/nps/solved-survey";

/** Updates or orders decided on in one transaction. */
const BATCH = 10_000;
/** A step's statements together; the server ends one of them after a minute. */
const STEP = 2 * MINUTE;

type Options = { now?: Date; batch?: number };
type From = Options & { since: string | null };
type Which = { shopId: string; id: string };

/**
 * One hour's share of every active survey of a shop: all updates, first orders, orders and deliveries
 * that have come due, and the next customers of a round. Each step commits by itself; whoever else
 * runs meanwhile finds the survey taken and leaves it, and a run that dies leaves whole steps behind.
 * `now` is for tests.
 */
export async function scanSurveys(shopId: string, options: Options = {}): Promise<ScanCounts> {
  const total: ScanCounts = { invited: 0, waiting: 0, skipped: 0 };
  const active = await database()
    .select({ shopId: npsSurveys.shopId, id: npsSurveys.id })
    .from(npsSurveys)
    .where(and(eq(npsSurveys.shopId, shopId), npsSurveys.active))
    // Who could be asked about a solved update is asked about that.
    .orderBy(sql`${npsSurveys.kind} <> 'solved'`, asc(npsSurveys.createdAt), asc(npsSurveys.id));
  for (const survey of active) await scanSurvey(survey, options, total);
  return total;
}

async function scanSurvey(which: Which, options: Options, total: ScanCounts): Promise<void> {
  for (let since: string | null = null; ; ) {
    const from: From = { ...options, since };
    const step = await withAllowance(STEP, () => transaction((tx) => takeStep(tx, which, from)));
    if (!step) return;
    total.invited += step.invited;
    total.waiting += step.waiting;
    total.skipped += step.skipped;
    if (step.over) return;
    since = step.reached ?? since;
  }
}

/** Null: the survey is off, or somebody else is at it. */
async function takeStep(
  tx: Tx,
  { shopId, id }: Which,
  { now, batch = BATCH, since }: From,
): Promise<(Decided & { over: boolean }) | null> {
  await tx.execute(
    sql`set local statement_timeout = '60s'; set local jit = off; set local random_page_cost = 1.1`,
  );
  const isSurvey = and(eq(npsSurveys.shopId, shopId), eq(npsSurveys.id, id));
  const [found] = await tx
    .select()
    .from(npsSurveys)
    .where(and(isSurvey, npsSurveys.active))
    .for("update", { skipLocked: true });
  if (!found) return null;
  const frame = await readFrame(tx, found, { now, since });
  const survey = beginRound(found, new Date(frame.now));
  const step = { survey, frame, batch: inRounds(survey) ? shareOfRound(survey) : batch };
  const done = await decide(tx, step, await nextLoudMoment(tx, shopId, new Date(frame.now)));
  const reached = reachedBy(survey, done);
  if (reached) await tx.update(npsSurveys).set(reached).where(isSurvey);
  return { ...done, over: inRounds(survey) || done.candidates + done.rows === 0 };
}

const inRounds = ({ kind }: Survey) => kind === "relationship";

/** Customers looked at this hour; none once the round is through. */
const shareOfRound = ({ reachedNumber, batchSize }: Survey) =>
  reachedNumber === null ? 0 : batchSize;

/** A new round begins when the last is through and its days are over. */
function beginRound(survey: Survey, now: Date): Survey {
  if (!inRounds(survey) || survey.reachedNumber !== null) return survey;
  const { round, roundStartedAt, days } = survey;
  const next = roundStartedAt && roundStartedAt.getTime() + days * DAY;
  if (next && next > now.getTime()) return survey;
  return { ...survey, round: round + 1, roundStartedAt: now, reachedNumber: 0 };
}

/** How far the survey is after a step. Surveys of orders look through their whole window each hour. */
function reachedBy(survey: Survey, { candidates, reached }: Decided) {
  if (survey.kind === "solved") {
    return reached && { scannedTo: sql`greatest(scanned_to, ${reached}::timestamptz)` };
  }
  if (!inRounds(survey)) return null;
  const { round, roundStartedAt, batchSize } = survey;
  // Nothing once everybody was looked at.
  const full = reached !== null && candidates === batchSize;
  return { round, roundStartedAt, reachedNumber: full ? Number(reached) : null };
}
