import { and, count, eq, isNull, ne, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { npsExperiments, npsSurveys } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { namesOfChoices, requireChoices } from "@/lib/nps/campaigns/choices";
import { isNamedSurvey, lockSolvedSurvey, lockSurvey } from "@/lib/nps/campaigns/lock-survey";
import { SOLVED_SETTINGS, type SolvedSurveyInput } from "@/lib/nps/campaigns/schema";
import type { SurveyInput } from "@/lib/nps/campaigns/survey-schema";
import { lockNpsSettings } from "@/lib/nps/lock-settings";
import type { Survey } from "@/lib/nps/solved-survey";
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
      .where(and(isNamedSurvey(shopId), isNull(npsSurveys.archivedAt)));
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

/** What the log calls the settings of a survey with a name, in its order. */
const LOGGED = {
  name: "name",
  days: "days",
  segment: "segment",
  segmentFrom: "segmentFrom",
  segmentTo: "segmentTo",
  segmentText: "segmentText",
  batchSize: "batchSize",
  successUrl: "successUrl",
  errorUrl: "errorUrl",
  templateId: "template",
  channelId: "channel",
  categoryId: "category",
} as const;

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
  return transaction(async (tx) => {
    const before = await lockSurvey(tx, actor.shopId, surveyId);
    if (before.kind !== input.kind) {
      throw new AppError("invalid", { fields: { kind: "surveyKindStays" } });
    }
    if (input.name !== before.name) {
      await refuseTakenName(tx, actor.shopId, input.name, surveyId);
    }
    return store(tx, actor, { before, input }, { area: "nps.survey", names: LOGGED });
  });
}

/**
 * Saves the survey after solved updates and returns what changed, as logged. Throws `forbidden` for
 * agents, `invalid` for templates, channels and categories that are not the shop's or cannot be used.
 */
export async function saveSolvedSurvey(
  actor: MemberActor,
  input: SolvedSurveyInput,
): Promise<LoggedChange[]> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    const before = await lockSolvedSurvey(tx, actor.shopId);
    return storeSolvedSurvey(tx, actor, before, input);
  });
}

/** Stores settings of the survey after solved updates, which the caller has locked, and logs what differs. Throws `invalid` as `saveSolvedSurvey`. */
export function storeSolvedSurvey(
  tx: Tx,
  actor: MemberActor,
  before: Survey,
  input: SolvedSurveyInput,
): Promise<LoggedChange[]> {
  return store(tx, actor, { before, input }, { area: "nps", names: SOLVED_SETTINGS });
}

type Change = { before: Survey; input: SurveyInput | SolvedSurveyInput };
/** What the log calls each setting. */
type Names = { area: string; names: Partial<Record<keyof Survey, string>> };

/**
 * Stores what differs and logs it. Another delay or template ends the experiment that runs, because
 * its two sides would no longer be what they were.
 */
async function store(
  tx: Tx,
  actor: MemberActor,
  { before, input }: Change,
  { area, names }: Names,
) {
  const { shopId, id, name } = before;
  const to = shown(input, await requireChoices(tx, shopId, input));
  const columns = Object.keys(names) as (keyof Survey & keyof typeof input)[];
  const changed = columns.filter((column) => before[column] !== input[column]);
  if (changed.length === 0) return [];
  const from = shown(before, await namesOfChoices(tx, shopId, before));
  await tx
    .update(npsSurveys)
    .set(Object.fromEntries(changed.map((column) => [column, input[column]])))
    .where(and(eq(npsSurveys.shopId, shopId), eq(npsSurveys.id, id)));
  const changes: LoggedChange[] = changed.map((column) => ({
    setting: `${area}.${names[column]}`,
    ...(name !== null && { subjectId: id }),
    from: from[column],
    to: to[column],
  }));
  if (changed.includes("days") || changed.includes("templateId")) {
    changes.push(...(await endExperiment(tx, before)));
  }
  await recordChanges(tx, actor, changes);
  return changes;
}

/** The log keeps names: an id says nothing once the thing is gone. */
function shown(settings: object, names: Awaited<ReturnType<typeof namesOfChoices>>) {
  const { template, channel, category } = names;
  const told = { ...settings, templateId: template, channelId: channel, categoryId: category };
  return told as Partial<Record<keyof Survey, unknown>>;
}

async function endExperiment(tx: Tx, { shopId, id }: Survey): Promise<LoggedChange[]> {
  const ended = await tx
    .update(npsExperiments)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        eq(npsExperiments.shopId, shopId),
        eq(npsExperiments.surveyId, id),
        isNull(npsExperiments.endedAt),
      ),
    )
    .returning({ id: npsExperiments.id });
  return ended.map(() => ({ setting: "nps.experiment", from: true, to: false }));
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
