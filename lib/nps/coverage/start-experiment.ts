import { and, eq, isNull, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { npsExperiments } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { findTemplate } from "@/lib/nps/campaigns/choices";
import { lockSolvedSurvey } from "@/lib/nps/campaigns/lock-survey";
import { storeSolvedSurvey } from "@/lib/nps/campaigns/save-survey";
import type { SolvedSurveyInput } from "@/lib/nps/campaigns/schema";
import { readArms } from "@/lib/nps/coverage/arm-results";
import { responseVerdict, type Variant } from "@/lib/nps/coverage/experiment-verdict";
import type { NewExperiment } from "@/lib/nps/coverage/schema";
import { lockNpsSettings } from "@/lib/nps/lock-settings";
import type { Survey } from "@/lib/nps/solved-survey";
import { canBeAnswered } from "@/lib/nps/templates/template-words";
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";

const ENDED: LoggedChange = { setting: "nps.experiment", from: true, to: false };

/**
 * Starts splitting the invitations after solved updates in two. Throws `forbidden` for agents,
 * `invalid` while invitations are off, for what does not differ from now, and for templates that
 * are not the shop's or lead to no answer, `already_taken` while another experiment runs.
 */
export async function startExperiment(actor: MemberActor, input: NewExperiment): Promise<string> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    const { shopId } = actor;
    const survey = await lockSolvedSurvey(tx, shopId);
    const { id: surveyId, active, days, templateId } = survey;
    if (!active || !templateId) throw refused("about", "invitationsOff");
    await requireOther(tx, survey, input);
    const [started] = await tx
      .insert(npsExperiments)
      .values({
        ...input,
        shopId,
        surveyId,
        baseDays: days,
        baseTemplateId: templateId,
        startedById: actor.memberId,
      })
      // One runs at a time; the index settles who was first.
      .onConflictDoNothing()
      .returning({ id: npsExperiments.id });
    if (!started) throw new AppError("already_taken");
    await recordChanges(tx, actor, [{ ...ENDED, from: false, to: true }]);
    return started.id;
  });
}

/** Refuses what is the same as now, and templates that cannot be sent. */
async function requireOther(tx: Tx, now: Survey, input: NewExperiment) {
  if (input.about === "delay") {
    if (input.otherDays === now.days) throw refused("otherDays", "sameDays");
    return;
  }
  if (input.otherTemplateId === now.templateId) throw refused("otherTemplateId", "sameTemplate");
  const other = await findTemplate(tx, now.shopId, input.otherTemplateId);
  if (!other || other.archivedAt) throw refused("otherTemplateId", "chooseTemplate");
  if (!canBeAnswered(other.words)) throw refused("otherTemplateId", "templateNoRateLink");
}

/** Ends an experiment and leaves everything as it is set. Throws `forbidden` for agents, `not_found` for one that does not run. */
export async function stopExperiment(actor: MemberActor, experimentId: string): Promise<void> {
  requireRole(actor, "admin");
  await transaction(async (tx) => {
    await lockNpsSettings(tx, actor.shopId);
    await endExperiment(tx, actor.shopId, experimentId);
    await recordChanges(tx, actor, [ENDED]);
  });
}

/**
 * Ends an experiment and sets what did better. Throws `forbidden` for agents, `not_found` for one
 * that does not run, `changed_since` when that side is not the better one by now, `invalid` for a
 * template that can no longer be used.
 */
export async function adoptVariant(
  actor: MemberActor,
  { experimentId, variant }: { experimentId: string; variant: Variant },
): Promise<void> {
  requireRole(actor, "admin");
  await transaction(async (tx) => {
    const { shopId } = actor;
    const before = await lockSolvedSurvey(tx, shopId);
    const experiment = await endExperiment(tx, shopId, experimentId);
    const arms = (await readArms(shopId, [experimentId])).get(experimentId);
    const verdict = arms && responseVerdict(arms.a, arms.b, experiment.plannedEach);
    if (verdict?.kind !== "real" || verdict.better !== variant) {
      throw new AppError("changed_since");
    }
    const other = variant === "b" ? experiment : { otherDays: null, otherTemplateId: null };
    await storeSolvedSurvey(tx, actor, before, {
      ...before,
      days: other.otherDays ?? before.days,
      templateId: other.otherTemplateId ?? before.templateId,
    } as SolvedSurveyInput);
    await recordChanges(tx, actor, [ENDED]);
  });
}

async function endExperiment(tx: Tx, shopId: string, experimentId: string) {
  const [ended] = await tx
    .update(npsExperiments)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        eq(npsExperiments.shopId, shopId),
        eq(npsExperiments.id, experimentId),
        isNull(npsExperiments.endedAt),
      ),
    )
    .returning();
  if (!ended) throw new AppError("not_found");
  return ended;
}

function refused(field: string, problem: string): AppError {
  return new AppError("invalid", { fields: { [field]: problem } });
}
