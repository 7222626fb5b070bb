import { and, asc, eq } from "drizzle-orm";
import { transaction } from "@/db/client";
import { npsReviews, npsRules } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { lockNpsSettings } from "@/lib/nps/lock-settings";
import { lockRule } from "@/lib/nps/rules/lock-rule";
import { recordChanges } from "@/lib/shops/record-changes";

type Target = { ruleId: string };

const isRule = ({ shopId }: MemberActor, ruleId: string) =>
  and(eq(npsRules.shopId, shopId), eq(npsRules.id, ruleId));

/**
 * Moves a rule one place up or down; at the end of the list it stays. Returns the place it has now,
 * from 1. Throws `forbidden` for agents, and `not_found`.
 */
export async function moveRule(
  actor: MemberActor,
  { ruleId, way }: Target & { way: "up" | "down" },
): Promise<number> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    await lockNpsSettings(tx, actor.shopId);
    const rules = await tx
      .select({ id: npsRules.id })
      .from(npsRules)
      .where(eq(npsRules.shopId, actor.shopId))
      .orderBy(asc(npsRules.position), asc(npsRules.id));
    const ids = rules.map(({ id }) => id);
    const from = ids.indexOf(ruleId);
    if (from < 0) throw new AppError("not_found");
    const to = Math.min(ids.length - 1, Math.max(0, from + (way === "up" ? -1 : 1)));
    if (to === from) return from + 1;
    ids.splice(to, 0, ...ids.splice(from, 1));
    for (const [place, id] of ids.entries()) {
      await tx
        .update(npsRules)
        .set({ position: place + 1 })
        .where(isRule(actor, id));
    }
    await recordChanges(tx, actor, [
      { setting: "nps.rulePlace", subjectId: ruleId, from: from + 1, to: to + 1 },
    ]);
    return to + 1;
  });
}

/** Switches a rule on or off. Throws `forbidden` for agents, and `not_found`. */
export async function switchRule(
  actor: MemberActor,
  { ruleId, active }: Target & { active: boolean },
): Promise<void> {
  requireRole(actor, "admin");
  await transaction(async (tx) => {
    await lockNpsSettings(tx, actor.shopId);
    const before = await lockRule(tx, actor.shopId, ruleId);
    if (before.active === active) return;
    await tx.update(npsRules).set({ active }).where(isRule(actor, ruleId));
    await recordChanges(tx, actor, [
      { setting: "nps.ruleActive", subjectId: ruleId, from: before.active, to: active },
    ]);
  });
}

/**
 * Removes a rule. The updates it opened stay, linked to their answers as before. Returns its name.
 * Throws `forbidden` for agents, and `not_found`.
 */
export async function removeRule(actor: MemberActor, { ruleId }: Target): Promise<string> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  return transaction(async (tx) => {
    await lockNpsSettings(tx, shopId);
    // Waits for answers that hold the rule; none comes after that, so none is left out below.
    const [rule] = await tx
      .select({ name: npsRules.name })
      .from(npsRules)
      .where(isRule(actor, ruleId))
      .for("update");
    if (!rule) throw new AppError("not_found");
    await tx
      .update(npsReviews)
      .set({ ruleId: null })
      .where(and(eq(npsReviews.shopId, shopId), eq(npsReviews.ruleId, ruleId)));
    await tx.delete(npsRules).where(isRule(actor, ruleId));
    await recordChanges(tx, actor, [
      { setting: "nps.rule", subjectId: ruleId, from: rule.name, to: null },
    ]);
    return rule.name;
  });
}
