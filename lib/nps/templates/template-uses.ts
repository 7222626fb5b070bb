import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { npsExperiments, npsSurveys } from "@/db/schema";

/** What sends a template: the invitations after solved updates, a survey by name, the running experiment. */
export type TemplateUse =
  | { place: "settings" }
  | { place: "survey"; name: string }
  | { place: "experiment" };

/** Uses by template. Inside a transaction it reads what that sees. */
export async function readTemplateUses(shopId: string): Promise<Map<string, TemplateUse[]>> {
  const [surveys, experiments] = await Promise.all([
    database()
      .select({ id: npsSurveys.templateId, name: npsSurveys.name })
      .from(npsSurveys)
      .where(and(eq(npsSurveys.shopId, shopId), isNull(npsSurveys.archivedAt)))
      .orderBy(sql`${npsSurveys.name} nulls first`),
    database()
      .select({ base: npsExperiments.baseTemplateId, other: npsExperiments.otherTemplateId })
      .from(npsExperiments)
      .where(and(eq(npsExperiments.shopId, shopId), isNull(npsExperiments.endedAt))),
  ]);
  const uses = new Map<string, TemplateUse[]>();
  const add = (id: string | null, use: TemplateUse) => {
    if (id) uses.set(id, [...(uses.get(id) ?? []), use]);
  };
  for (const { id, name } of surveys) {
    add(id, name === null ? { place: "settings" } : { place: "survey", name });
  }
  const tried = new Set(experiments.flatMap(({ base, other }) => [base, other]));
  for (const id of tried) add(id, { place: "experiment" });
  return uses;
}
