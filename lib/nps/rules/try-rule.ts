import { and, desc, eq, gt, lt, lte, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { oneOf } from "@/db/one-of";
import { customers, npsCategories, npsChannels, npsReviews, npsRules } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { type RuleTerms, ruleFits } from "@/lib/nps/rule-fits";
import { OF_REVIEW } from "@/lib/updates/of-review";

/** Days of answers a rule is tried on. */
export const TRIAL_DAYS = 90;
/** Answers looked at, the newest. */
export const TRIAL_MAX = 10_000;
/** Answers shown. */
const SHOWN = 20;

export type TrialAnswer = {
  id: number;
  score: number;
  comment: string | null;
  channel: string;
  category: string;
  customerName: string;
  at: Date;
};

/** What a rule would have done with past answers. */
export type Trial = {
  /** Updates it would have opened. */
  caught: number;
  /** It fits these as well, but an earlier rule would have taken them. */
  earlier: number;
  /** It fits these as well, but nobody knows who gave them, or they have no order. */
  unknown: number;
  /** Older answers were left out: there are more than are looked at. */
  more: boolean;
  /** The newest that it would have caught. */
  newest: TrialAnswer[];
};

/**
 * Tries a rule, saved or not, on the answers of the last 90 days as they stand now; nothing is
 * stored. Rules before it count as they are saved; a new one (`ruleId` null) stands behind them all.
 * Throws `forbidden` for agents, and `not_found`.
 */
export async function tryRule(
  actor: MemberActor,
  rule: RuleTerms,
  ruleId: string | null,
): Promise<Trial> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  const [before, answers] = await Promise.all([
    readEarlier(shopId, ruleId),
    readAnswers(shopId, rule),
  ]);
  const seen = answers.slice(0, TRIAL_MAX);
  const fits = seen.filter((answer) => ruleFits(rule, answer));
  const known = fits.filter((answer) => answer.known);
  const caught = known.filter((answer) => !before.some((other) => ruleFits(other, answer)));
  return {
    caught: caught.length,
    earlier: known.length - caught.length,
    unknown: fits.length - known.length,
    more: answers.length > TRIAL_MAX,
    newest: await readShown(
      shopId,
      caught.slice(0, SHOWN).map(({ id }) => id),
    ),
  };
}

/** The rules in use that are asked before this one. */
async function readEarlier(shopId: string, ruleId: string | null): Promise<RuleTerms[]> {
  const [own] = ruleId
    ? await database()
        .select({ position: npsRules.position })
        .from(npsRules)
        .where(and(eq(npsRules.shopId, shopId), eq(npsRules.id, ruleId)))
    : [];
  if (ruleId && !own) throw new AppError("not_found");
  return database()
    .select({
      maxScore: npsRules.maxScore,
      categoryId: npsRules.categoryId,
      keywords: npsRules.keywords,
    })
    .from(npsRules)
    .where(
      and(eq(npsRules.shopId, shopId), npsRules.active, own && lt(npsRules.position, own.position)),
    );
}

// Written out: drizzle leaves the table out of columns in the fields of a select without joins.
/** Answers that are low enough, newest first, one more than are looked at; words are compared outside. */
function readAnswers(shopId: string, rule: RuleTerms) {
  return database()
    .select({
      id: npsReviews.id,
      score: npsReviews.score,
      categoryId: npsReviews.categoryId,
      comment: npsReviews.comment,
      known: sql<boolean>`exists (select from orders o join customers c on c.shop_id = o.shop_id and c.id = o.customer_id
        where o.shop_id = nps_reviews.shop_id and o.customer_id = nps_reviews.customer_id and c.erased_at is null)`,
    })
    .from(npsReviews)
    .where(
      and(
        eq(npsReviews.shopId, shopId),
        lte(npsReviews.score, rule.maxScore),
        rule.categoryId === null ? undefined : eq(npsReviews.categoryId, rule.categoryId),
        rule.keywords.length === 0 ? undefined : sql`${npsReviews.comment} is not null`,
        gt(npsReviews.createdAt, sql`now() - make_interval(days => ${TRIAL_DAYS})`),
      ),
    )
    .orderBy(desc(npsReviews.createdAt), desc(npsReviews.id))
    .limit(TRIAL_MAX + 1);
}

async function readShown(shopId: string, ids: number[]): Promise<TrialAnswer[]> {
  if (ids.length === 0) return [];
  return database()
    .select({
      id: npsReviews.id,
      score: npsReviews.score,
      comment: npsReviews.comment,
      channel: npsChannels.name,
      category: npsCategories.name,
      customerName: customers.name,
      at: npsReviews.createdAt,
    })
    .from(npsReviews)
    .innerJoin(customers, OF_REVIEW.customer)
    .innerJoin(npsChannels, OF_REVIEW.channel)
    .innerJoin(npsCategories, OF_REVIEW.category)
    .where(and(eq(npsReviews.shopId, shopId), oneOf(npsReviews.id, ids)))
    .orderBy(desc(npsReviews.createdAt), desc(npsReviews.id));
}
