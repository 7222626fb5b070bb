import { and, asc, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { npsExperiments, npsSettings, npsSurveys } from "@/db/schema";

/** What sends a template: the invitations after solved updates, a survey by name, the running experiment. */
export type TemplateUse =
  | { place: "settings" }
  | { place: "survey"; name: string }
  | { place: "experiment" };

/** Uses by template. Inside a transaction it reads what that sees. */
export async function readTemplateUses(shopId: string): Promise<Map<string, TemplateUse[]>> {
  const [[settings], surveys, [experiment]] = await Promise.all([
    database()
      .select({ id: npsSettings.templateId })
      .from(npsSettings)
      .where(eq(npsSettings.shopId, shopId)),
    database()
      .select({ id: npsSurveys.templateId, name: npsSurveys.name })
      .from(npsSurveys)
      .where(and(eq(npsSurveys.shopId, shopId), isNull(npsSurveys.archivedAt)))
      .orderBy(asc(npsSurveys.name)),
    database()
      .select({ base: npsExperiments.baseTemplateId, other: npsExperiments.otherTemplateId })
      .from(npsExperiments)
      .where(and(eq(npsExperiments.shopId, shopId), isNull(npsExperiments.endedAt))),
  ]);
  const uses = new Map<string, TemplateUse[]>();
  const add = (id: string | null | undefined, use: TemplateUse) => {
    if (id) uses.set(id, [...(uses.get(id) ?? []), use]);
  };
  add(settings?.id, { place: "settings" });
  for (const survey of surveys) add(survey.id, { place: "survey", name: survey.name });
  for (const id of new Set([experiment?.base, experiment?.other])) add(id, { place: "experiment" });
  return uses;
}
