import { and, eq, isNull, ne, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { npsSurveys } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { SurveyKind } from "@/lib/nps/campaigns/survey-schema";
import { lockNpsSettings } from "@/lib/nps/lock-settings";
import { isSolvedSurvey, type Survey } from "@/lib/nps/solved-survey";

/** What the schema's checks promise of every survey but the one after solved updates. */
export type NamedSurvey = Survey & { name: string; kind: SurveyKind; templateId: string };

/** Surveys that members make, name and archive. */
export function isNamedSurvey(shopId: string): SQL | undefined {
  return and(eq(npsSurveys.shopId, shopId), ne(npsSurveys.kind, "solved"));
}

/** A survey with a name that is not archived, and the shop's NPS settings, locked. Throws `not_found`. */
export async function lockSurvey(tx: Tx, shopId: string, surveyId: string): Promise<NamedSurvey> {
  const isIt = and(
    isNamedSurvey(shopId),
    eq(npsSurveys.id, surveyId),
    isNull(npsSurveys.archivedAt),
  );
  return (await lock(tx, shopId, isIt)) as NamedSurvey;
}

/** The survey after solved updates and the shop's NPS settings, locked. */
export function lockSolvedSurvey(tx: Tx, shopId: string): Promise<Survey> {
  return lock(tx, shopId, isSolvedSurvey(shopId));
}

async function lock(tx: Tx, shopId: string, isIt: SQL | undefined): Promise<Survey> {
  await lockNpsSettings(tx, shopId);
  const [survey] = await tx.select().from(npsSurveys).where(isIt).for("no key update");
  if (!survey) throw new AppError("not_found");
  return survey;
}
