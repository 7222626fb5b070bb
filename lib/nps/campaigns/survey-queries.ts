import { and, asc, count, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { npsInvitations, npsSurveys } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { isNamedSurvey, type NamedSurvey } from "@/lib/nps/campaigns/lock-survey";
import type { SurveyInput } from "@/lib/nps/campaigns/survey-schema";

/** A survey as its form shows it. */
export type SurveySettings = SurveyInput & { id: string; active: boolean };

/** A survey as the list shows it. */
export type SurveyRow = SurveySettings & { sent: number; answered: number };

/** The surveys members made that are not archived, by name, with how many were sent and answered. Throws `forbidden` for agents. */
export async function listSurveys(
  actor: MemberActor,
): Promise<{ rows: SurveyRow[]; archived: number }> {
  requireRole(actor, "admin");
  const inUse = and(isNamedSurvey(actor.shopId), isNull(npsSurveys.archivedAt));
  const [rows, [archived], counts] = await Promise.all([
    database().select().from(npsSurveys).where(inUse).orderBy(asc(npsSurveys.name)),
    database()
      .select({ count: count() })
      .from(npsSurveys)
      .where(and(isNamedSurvey(actor.shopId), isNotNull(npsSurveys.archivedAt))),
    database()
      .select({
        id: npsInvitations.surveyId,
        sent: sql<number>`count(*)::int`,
        answered: sql<number>`count(${npsInvitations.answeredAt})::int`,
      })
      .from(npsInvitations)
      .where(
        and(
          eq(npsInvitations.shopId, actor.shopId),
          inArray(
            npsInvitations.surveyId,
            database().select({ id: npsSurveys.id }).from(npsSurveys).where(inUse),
          ),
          eq(npsInvitations.state, "invited"),
          sql`${npsInvitations.decidedAt} > now() - interval '90 days'`,
        ),
      )
      .groupBy(npsInvitations.surveyId),
  ]);
  return {
    rows: rows.map((row) => {
      const { sent = 0, answered = 0 } = counts.find(({ id }) => id === row.id) ?? {};
      return { ...surveyOf(row), sent, answered };
    }),
    archived: archived?.count ?? 0,
  };
}

/** One survey that members made and that is not archived; null when the shop has none such. Throws `forbidden` for agents. */
export async function findSurvey(
  actor: MemberActor,
  surveyId: string,
): Promise<SurveySettings | null> {
  requireRole(actor, "admin");
  const [row] = await database()
    .select()
    .from(npsSurveys)
    .where(
      and(isNamedSurvey(actor.shopId), eq(npsSurveys.id, surveyId), isNull(npsSurveys.archivedAt)),
    );
  return row ? surveyOf(row) : null;
}

function surveyOf(row: typeof npsSurveys.$inferSelect): SurveySettings {
  const { shopId: _, round: __, roundStartedAt: ___, reachedNumber, scannedTo, ...rest } = row;
  const { createdAt, archivedAt, ...survey } = rest as Omit<NamedSurvey, "shopId">;
  return survey;
}
