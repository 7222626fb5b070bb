import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import {
  mailSettings,
  mailTemplates,
  npsCategories,
  npsChannels,
  npsExperiments,
  npsInvitations,
  npsSettings,
  npsSurveys,
} from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import type { SolvedSurveyInput } from "@/lib/nps/campaigns/schema";
import { isSolvedSurvey } from "@/lib/nps/solved-survey";
import { describeAllWarnings, type Finding } from "@/lib/nps/templates/describe-warnings";
import { canBeAnswered, readTranslations } from "@/lib/nps/templates/template-words";

/** A template to choose. Without a rating link it cannot be. */
export type TemplateChoice = {
  id: string;
  name: string;
  usable: boolean;
  /** What the template check says about it. */
  findings: Finding[];
};

type Entry = { id: number; name: string };

/** What a form can choose from. */
export type Offer = { templates: TemplateChoice[]; channels: Entry[]; categories: Entry[] };

/** Templates that are not archived, with what the check says, and the lists' entries in use. Throws `forbidden` for agents. */
export async function readOffer(actor: MemberActor, locale: string): Promise<Offer> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  const [[settings], templates, channels, categories] = await Promise.all([
    database()
      .select({ loudWords: npsSettings.loudWords })
      .from(npsSettings)
      .where(eq(npsSettings.shopId, shopId)),
    database()
      .select()
      .from(mailTemplates)
      .where(and(eq(mailTemplates.shopId, shopId), isNull(mailTemplates.archivedAt)))
      .orderBy(asc(mailTemplates.name)),
    database()
      .select({ id: npsChannels.id, name: npsChannels.name })
      .from(npsChannels)
      .where(and(eq(npsChannels.shopId, shopId), eq(npsChannels.active, true)))
      .orderBy(asc(npsChannels.id)),
    database()
      .select({ id: npsCategories.id, name: npsCategories.name })
      .from(npsCategories)
      .where(and(eq(npsCategories.shopId, shopId), eq(npsCategories.active, true)))
      .orderBy(asc(npsCategories.id)),
  ]);
  const loudWords = settings?.loudWords ?? null;
  const translations = await readTranslations(
    database(),
    shopId,
    templates.map(({ id }) => id),
  );
  return {
    templates: templates.map((template) => {
      const { id, name } = template;
      const words = [template, ...(translations.get(id) ?? [])];
      return {
        id,
        name,
        usable: canBeAnswered(words),
        findings: describeAllWarnings(locale, words, loudWords),
      };
    }),
    channels,
    categories,
  };
}

export type SolvedSettings = {
  settings: SolvedSurveyInput;
  /** At most one request to a customer in so many days; 0: no limit. */
  budgetDays: number;
  /** Of the experiment that runs. */
  experimentSince: Date | null;
};

/** The survey after solved updates, as saved, and what bears on it. Throws `forbidden` for agents. */
export async function readSolvedSettings(actor: MemberActor): Promise<SolvedSettings> {
  requireRole(actor, "admin");
  const [row] = await database()
    .select({
      active: npsSurveys.active,
      days: npsSurveys.days,
      templateId: npsSurveys.templateId,
      successUrl: npsSurveys.successUrl,
      errorUrl: npsSurveys.errorUrl,
      channelId: npsSurveys.channelId,
      categoryId: npsSurveys.categoryId,
      budgetDays: mailSettings.budgetDays,
      experimentSince: npsExperiments.startedAt,
    })
    .from(npsSurveys)
    .innerJoin(mailSettings, eq(mailSettings.shopId, npsSurveys.shopId))
    .leftJoin(
      npsExperiments,
      and(
        eq(npsExperiments.shopId, npsSurveys.shopId),
        eq(npsExperiments.surveyId, npsSurveys.id),
        isNull(npsExperiments.endedAt),
      ),
    )
    .where(isSolvedSurvey(actor.shopId));
  if (!row) throw new Error("A shop without its survey after solved updates.");
  const { budgetDays, experimentSince, ...settings } = row;
  return { settings: settings as SolvedSurveyInput, budgetDays, experimentSince };
}

export type Runs = {
  lastAt: Date | null;
  day: { invited: number; waiting: number; skipped: number };
  week: { invited: number; waiting: number; skipped: number };
};

/** What was decided about inviting somebody after a solved update, lately. Throws `forbidden` for agents. */
export async function readRuns(actor: MemberActor): Promise<Runs> {
  requireRole(actor, "admin");
  const { shopId, surveyId, decidedAt, state } = npsInvitations;
  const isSolved = sql`(select ${npsSurveys.id} from ${npsSurveys} where ${isSolvedSurvey(actor.shopId)})`;
  const ofUpdates = and(eq(shopId, actor.shopId), eq(surveyId, isSolved));
  const [rows, [last]] = await Promise.all([
    database()
      .select({
        state,
        day: sql<number>`count(*) filter (where ${decidedAt} > now() - interval '24 hours')::int`,
        week: sql<number>`count(*)::int`,
      })
      .from(npsInvitations)
      .where(and(ofUpdates, sql`${decidedAt} > now() - interval '7 days'`))
      .groupBy(state),
    database()
      .select({ at: decidedAt })
      .from(npsInvitations)
      .where(ofUpdates)
      .orderBy(desc(decidedAt), desc(npsInvitations.id))
      .limit(1),
  ]);
  const counts = (span: "day" | "week") => {
    const of = (name: string) => rows.find((row) => row.state === name)?.[span] ?? 0;
    return { invited: of("invited"), waiting: of("waiting"), skipped: of("skipped") };
  };
  return { lastAt: last?.at ?? null, day: counts("day"), week: counts("week") };
}
