import { and, count, eq, isNull, ne } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { npsSurveys } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { namesOfChoices, requireChoices } from "@/lib/nps/campaigns/choices";
import type { SurveyInput } from "@/lib/nps/campaigns/survey-schema";
import { lockSurvey } from "@/lib/nps/campaigns/switch-survey";
import { lockNpsSettings } from "@/lib/nps/lock-settings";
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";

/** Surveys of a shop that are not archived. */
const SURVEYS_MAX = 50;

/**
 * Makes a survey, switched off, and returns its id. Throws `forbidden` for agents, `invalid` for a
 * name that is taken, more surveys than fit, and what is not the shop's or cannot be used.
 */
export async function addSurvey(actor: MemberActor, input: SurveyInput): Promise<string> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  return transaction(async (tx) => {
    await lockNpsSettings(tx, shopId);
    await requireChoices(tx, shopId, input);
    await refuseTakenName(tx, shopId, input.name);
    const [existing] = await tx
      .select({ count: count() })
      .from(npsSurveys)
      .where(and(eq(npsSurveys.shopId, shopId), isNull(npsSurveys.archivedAt)));
    if (existing && existing.count >= SURVEYS_MAX) {
      throw new AppError("invalid", { fields: { name: "tooManySurveys" } });
    }
    const [survey] = await tx
      .insert(npsSurveys)
      .values({ ...input, shopId })
      .returning({ id: npsSurveys.id });
    if (!survey) throw new Error("A survey that was not written.");
    await recordChanges(tx, actor, [
      { setting: "nps.survey.added", subjectId: survey.id, from: null, to: input.name },
    ]);
    return survey.id;
  });
}

const PLAIN = [
  "name",
  "days",
  "segment",
  "segmentFrom",
  "segmentTo",
  "segmentText",
  "batchSize",
  "successUrl",
  "errorUrl",
] as const;

/**
 * Changes a survey and returns what changed, as logged. Its kind stays what it was: the occasions
 * it has asked about would mean something else. Throws `forbidden` for agents, `not_found` for
 * archived ones and other shops', `invalid` as `addSurvey`.
 */
export async function saveSurvey(
  actor: MemberActor,
  surveyId: string,
  input: SurveyInput,
): Promise<LoggedChange[]> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  return transaction(async (tx) => {
    await lockNpsSettings(tx, shopId);
    const before = await lockSurvey(tx, shopId, surveyId);
    if (before.kind !== input.kind) {
      throw new AppError("invalid", { fields: { kind: "surveyKindStays" } });
    }
    const to = await requireChoices(tx, shopId, input);
    if (input.name !== before.name) await refuseTakenName(tx, shopId, input.name, surveyId);
    const from = await namesOfChoices(tx, shopId, before);
    const changes = [
      ...PLAIN.map((name) => ({ name: name as string, from: before[name], to: input[name] })),
      { name: "template", from: from.template, to: to.template },
      { name: "channel", from: from.channel, to: to.channel },
      { name: "category", from: from.category, to: to.category },
    ]
      .filter((line) => line.from !== line.to)
      .map(({ name, ...line }) => ({
        setting: `nps.survey.${name}`,
        subjectId: surveyId,
        ...line,
      }));
    if (changes.length === 0) return [];
    await tx
      .update(npsSurveys)
      .set(input)
      .where(and(eq(npsSurveys.shopId, shopId), eq(npsSurveys.id, surveyId)));
    await recordChanges(tx, actor, changes);
    return changes;
  });
}

async function refuseTakenName(tx: Tx, shopId: string, name: string, but?: string): Promise<void> {
  const [taken] = await tx
    .select({ id: npsSurveys.id })
    .from(npsSurveys)
    .where(
      and(
        eq(npsSurveys.shopId, shopId),
        eq(npsSurveys.name, name),
        isNull(npsSurveys.archivedAt),
        but ? ne(npsSurveys.id, but) : undefined,
      ),
    );
  if (taken) throw new AppError("invalid", { fields: { name: "surveyTaken" } });
}
