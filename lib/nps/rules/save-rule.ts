import { and, eq, max, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { npsCategories, npsRules, statuses } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { lockNpsSettings } from "@/lib/nps/lock-settings";
import { lockRule } from "@/lib/nps/rules/lock-rule";
import { RULES_MAX, type RuleInput } from "@/lib/nps/rules/schema";
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";
import { requireMember, requireStatus } from "@/lib/updates/references";

/**
 * Adds a rule behind those there are. Returns its id. Throws `forbidden` for agents, and `invalid`
 * for a status, member or category that is not the shop's, and beyond 50 rules.
 */
export async function addRule(actor: MemberActor, input: RuleInput): Promise<string> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  return transaction(async (tx) => {
    await lockNpsSettings(tx, shopId);
    await requireParts(tx, shopId, input);
    const [last] = await tx
      .select({ position: max(npsRules.position), count: sql<number>`count(*)::int` })
      .from(npsRules)
      .where(eq(npsRules.shopId, shopId));
    if ((last?.count ?? 0) >= RULES_MAX) {
      throw new AppError("invalid", { fields: { name: "tooManyRules" } });
    }
    const [rule] = await tx
      .insert(npsRules)
      .values({ shopId, position: (last?.position ?? 0) + 1, ...input })
      .returning({ id: npsRules.id });
    if (!rule) throw new Error("The rule was not stored.");
    await recordChanges(tx, actor, [
      { setting: "nps.rule", subjectId: rule.id, from: null, to: input.name },
    ]);
    return rule.id;
  });
}

/** Changes a rule; what it opened stays as it is. Throws like `addRule`, and `not_found`. */
export async function changeRule(
  actor: MemberActor,
  input: RuleInput & { ruleId: string },
): Promise<void> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  const { ruleId, ...after } = input;
  await transaction(async (tx) => {
    await lockNpsSettings(tx, shopId);
    const before = await lockRule(tx, shopId, ruleId);
    await requireParts(tx, shopId, after);
    const lines = await linesBetween(tx, shopId, before, after);
    const changes = lines.map((line) => ({ ...line, subjectId: ruleId }));
    if (changes.length === 0) return;
    await tx
      .update(npsRules)
      .set(after)
      .where(and(eq(npsRules.shopId, shopId), eq(npsRules.id, ruleId)));
    await recordChanges(tx, actor, changes);
  });
}

async function requireParts(tx: Tx, shopId: string, input: RuleInput): Promise<void> {
  await requireStatus(tx, shopId, input.statusId);
  if (input.assigneeId) await requireMember(tx, shopId, input.assigneeId);
  if (input.categoryId === null) return;
  if ((await categoryName(tx, shopId, input.categoryId)) === null) {
    throw new AppError("invalid", { fields: { categoryId: "unknownCategory" } });
  }
}

/** Told by name, so that the log stays readable; members are looked up where it is read. */
async function linesBetween(
  tx: Tx,
  shopId: string,
  before: RuleInput,
  after: RuleInput,
): Promise<LoggedChange[]> {
  const line = (name: string, from: unknown, to: unknown): LoggedChange[] =>
    JSON.stringify(from) === JSON.stringify(to) ? [] : [{ setting: `nps.${name}`, from, to }];
  const category = (id: number | null) => (id === null ? null : categoryName(tx, shopId, id));
  return [
    ...line("ruleName", before.name, after.name),
    ...line("ruleMaxScore", before.maxScore, after.maxScore),
    ...line("ruleCategory", await category(before.categoryId), await category(after.categoryId)),
    ...line("ruleKeywords", before.keywords, after.keywords),
    ...line("ruleTitle", before.title, after.title),
    ...line(
      "ruleStatus",
      await statusName(tx, shopId, before.statusId),
      await statusName(tx, shopId, after.statusId),
    ),
    ...line("rulePriority", before.priority, after.priority),
    ...line("ruleAssignee", before.assigneeId, after.assigneeId),
  ];
}

async function categoryName(tx: Tx, shopId: string, id: number): Promise<string | null> {
  const [category] = await tx
    .select({ name: npsCategories.name })
    .from(npsCategories)
    .where(and(eq(npsCategories.shopId, shopId), eq(npsCategories.id, id)));
  return category?.name ?? null;
}

async function statusName(tx: Tx, shopId: string, id: string): Promise<string | null> {
  const [status] = await tx
    .select({ name: statuses.name })
    .from(statuses)
    .where(and(eq(statuses.shopId, shopId), eq(statuses.id, id)));
  return status?.name ?? null;
}
