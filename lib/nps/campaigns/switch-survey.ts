import { and, eq, sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { npsSurveys } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { requireChoices } from "@/lib/nps/campaigns/choices";
import { lockSurvey } from "@/lib/nps/campaigns/lock-survey";
import { recordChanges } from "@/lib/shops/record-changes";

type Which = { surveyId: string };

/**
 * Begins to send a survey's invitations; returns its name. Throws `forbidden` for agents,
 * `not_found`, and `invalid` when its template, channel or category cannot be used any more.
 */
export async function startSurvey(actor: MemberActor, { surveyId }: Which): Promise<string> {
  return setActive(actor, surveyId, true);
}

/** Sends no more of a survey's invitations; those on their way still arrive. Throws as `startSurvey`. */
export async function stopSurvey(actor: MemberActor, { surveyId }: Which): Promise<string> {
  return setActive(actor, surveyId, false);
}

async function setActive(actor: MemberActor, surveyId: string, active: boolean): Promise<string> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  return transaction(async (tx) => {
    const survey = await lockSurvey(tx, shopId, surveyId);
    if (survey.active === active) return survey.name;
    if (active) await requireChoices(tx, shopId, survey);
    await tx
      .update(npsSurveys)
      .set({ active })
      .where(and(eq(npsSurveys.shopId, shopId), eq(npsSurveys.id, surveyId)));
    await recordChanges(tx, actor, [
      { setting: "nps.survey.active", subjectId: surveyId, from: !active, to: active },
    ]);
    return survey.name;
  });
}

/**
 * Archives a survey, switched off; its answers stay. Returns its name. Throws `forbidden`
 * for agents, `not_found`.
 */
export async function archiveSurvey(actor: MemberActor, { surveyId }: Which): Promise<string> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  return transaction(async (tx) => {
    const survey = await lockSurvey(tx, shopId, surveyId);
    await tx
      .update(npsSurveys)
      .set({ active: false, archivedAt: sql`now()` })
      .where(and(eq(npsSurveys.shopId, shopId), eq(npsSurveys.id, surveyId)));
    await recordChanges(tx, actor, [
      { setting: "nps.survey.archived", subjectId: surveyId, from: false, to: true },
    ]);
    return survey.name;
  });
}
