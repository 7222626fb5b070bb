import { and, eq, sql } from "drizzle-orm";
import { database, type Tx, transaction } from "@/db/client";
import { npsReports } from "@/db/schema";
import { withAllowance } from "@/lib/base/allowance";
import { MINUTE, SECOND } from "@/lib/base/time";
import type { NPS_REPORTS } from "@/lib/base/vocabularies";
import type { MemberActor } from "@/lib/identity/actor";
import { enqueue } from "@/lib/jobs/queue";
import { readCoverage } from "@/lib/nps/coverage/coverage";
import { countNotInvited } from "@/lib/nps/coverage/not-invited";
import { readTiming } from "@/lib/nps/coverage/timing";

type Report = (typeof NPS_REPORTS)[number];
type Whose = Pick<MemberActor, "shopId">;

const COUNT = {
  coverage: readCoverage,
  not_invited: countNotInvited,
  timing: readTiming,
} satisfies Record<Report, (whose: Whose) => Promise<object>>;

type Figures<R extends Report> = Awaited<ReturnType<(typeof COUNT)[R]>>;
/** What a report says, and when that was counted; null: just now. */
export type Counted<R extends Report> = { figures: Figures<R>; countedAt: Date | null };

/** What is counted sooner is counted for each view. */
const QUICK = 200;
/** What was counted longer ago is counted anew, in the background; what takes long, after twenty times as long. */
const FRESH = MINUTE;
const PAUSE = 20;
const LONGEST = 120 * SECOND;

/**
 * A report's figures: counted now where that is quick, else as they were counted last. Whoever looks at
 * older ones has them counted anew, for the next view.
 */
export async function readCounted<R extends Report>(
  actor: MemberActor,
  report: R,
): Promise<Counted<R>> {
  const { shopId } = actor;
  const [known] = await database()
    .select({
      figures: npsReports.figures,
      countedAt: npsReports.countedAt,
      tookMs: npsReports.tookMs,
      // The database's clock wrote the moment.
      age: sql<number>`(extract(epoch from now() - ${npsReports.countedAt}) * 1000)::float`,
    })
    .from(npsReports)
    .where(and(eq(npsReports.shopId, shopId), eq(npsReports.report, report)));
  if (!known) return { figures: await countNow({ shopId }, report), countedAt: null };
  if (known.age > Math.max(FRESH, PAUSE * known.tookMs)) await haveCounted({ shopId, report });
  return { figures: known.figures as Figures<R>, countedAt: known.countedAt };
}

/** The job: what has become quick to count is counted for each view again. */
export async function countReport({ shopId, report }: { shopId: string; report: Report }) {
  const work = async (tx: Tx) => {
    await tx.execute(
      sql`set local statement_timeout = ${sql.raw(String(LONGEST))}; set local jit = off`,
    );
    const counted = await count({ shopId }, report);
    if (counted.tookMs > QUICK) await keep({ shopId }, report, counted);
    else await forget({ shopId }, report);
  };
  await withAllowance(2 * LONGEST, () => transaction(work));
}

/** For who looks first. What takes longer than a page may wait is there for the next one. */
async function countNow<R extends Report>(whose: Whose, report: R): Promise<Figures<R>> {
  try {
    const counted = await count(whose, report);
    if (counted.tookMs > QUICK) await keep(whose, report, counted);
    return counted.figures;
  } catch (error) {
    await haveCounted({ ...whose, report });
    throw error;
  }
}

type Timed<R extends Report> = { figures: Figures<R>; tookMs: number };

async function count<R extends Report>(whose: Whose, report: R): Promise<Timed<R>> {
  const startedAt = performance.now();
  const figures = (await COUNT[report](whose)) as Figures<R>;
  return { figures, tookMs: Math.round(performance.now() - startedAt) };
}

async function keep<R extends Report>(
  { shopId }: Whose,
  report: R,
  { figures, tookMs }: Timed<R>,
): Promise<void> {
  const now = { figures, tookMs, countedAt: sql`now()` };
  await database()
    .insert(npsReports)
    .values({ shopId, report, ...now })
    .onConflictDoUpdate({ target: [npsReports.shopId, npsReports.report], set: now });
}

async function forget({ shopId }: Whose, report: Report): Promise<void> {
  await database()
    .delete(npsReports)
    .where(and(eq(npsReports.shopId, shopId), eq(npsReports.report, report)));
}

function haveCounted(which: { shopId: string; report: Report }): Promise<void> {
  const jobKey = `count:${which.shopId}:${which.report}`;
  return enqueue(database(), "count_report", which, { jobKey });
}
