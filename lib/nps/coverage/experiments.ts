import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { reports } from "@/db/client";
import { oneOf } from "@/db/one-of";
import { mailTemplates, members, npsExperiments } from "@/db/schema";
import { EXPERIMENT_LIMITS } from "@/lib/base/limits";
import type { MemberActor } from "@/lib/identity/actor";
import { type Arms, readArms } from "@/lib/nps/coverage/arm-results";
import { readCounted } from "@/lib/nps/coverage/counted-report";
import { neededEach } from "@/lib/nps/coverage/proportions";
import { readSolvedSurvey } from "@/lib/nps/solved-survey";
import { canBeAnswered, readTranslations } from "@/lib/nps/templates/template-words";

export type Experiment = {
  id: string;
  /** What differs, on each side: days, or the name of a template. */
  setting: { about: "delay"; a: number; b: number } | { about: "wording"; a: string; b: string };
  planned: number;
  startedBy: string;
  startedAt: Date;
  endedAt: Date | null;
  arms: Arms;
};

export type NewExperimentChoices = {
  days: number;
  templateId: string | null;
  /** Templates in use that lead to an answer, without the current one. */
  templates: { id: string; name: string }[];
  planned: number;
  /** The response rate the plan was made with; `guessed` where there were too few answers. */
  rate: number;
  guessed: boolean;
};

export type Experiments = {
  /** Whether invitations after solved updates are on. */
  active: boolean;
  running: Experiment | null;
  past: Experiment[];
  choices: NewExperimentChoices;
};

/** Ended experiments that the page keeps in view. */
const PAST = 20;
/** What is taken for the response rate while fewer invitations than this are ripe. */
const GUESS = { from: 50, rate: 0.25 };
/** The difference a plan is made to find, in fractions. */
export const FIND = 0.1;
const PLANNED = EXPERIMENT_LIMITS.plannedEach;

/** The experiment that runs, those before it, newest first, and what a new one can be about. */
export async function readExperiments(actor: MemberActor): Promise<Experiments> {
  const { shopId } = actor;
  const [survey, rows, templates, { figures: timing }] = await Promise.all([
    readSolvedSurvey(reports(), shopId),
    listExperiments(shopId),
    reports()
      .select({ id: mailTemplates.id, name: mailTemplates.name, body: mailTemplates.body })
      .from(mailTemplates)
      .where(and(eq(mailTemplates.shopId, shopId), isNull(mailTemplates.archivedAt)))
      .orderBy(mailTemplates.name),
    readCounted(actor, "timing"),
  ]);
  const [arms, translations] = await Promise.all([
    readArms(
      shopId,
      rows.map(({ id }) => id),
    ),
    readTranslations(
      reports(),
      shopId,
      templates.map(({ id }) => id),
    ),
  ]);
  const sendable = ({ id, body }: { id: string; body: string }) =>
    canBeAnswered([{ body }, ...(translations.get(id) ?? [])]);
  const names = await templateNames(shopId, rows);
  const all = rows.flatMap((row) => {
    const results = arms.get(row.id);
    return results ? [experimentOf(row, results, names)] : [];
  });
  const guessed = timing.all.n < GUESS.from;
  const rate = guessed ? GUESS.rate : timing.all.hits / timing.all.n;
  return {
    active: survey.active,
    running: all.find(({ endedAt }) => endedAt === null) ?? null,
    past: all.filter(({ endedAt }) => endedAt !== null),
    choices: {
      days: survey.days,
      templateId: survey.templateId,
      templates: templates
        .filter((template) => template.id !== survey.templateId && sendable(template))
        .map(({ id, name }) => ({ id, name })),
      planned: Math.min(PLANNED.max, Math.max(PLANNED.min, neededEach(rate, FIND))),
      rate,
      guessed,
    },
  };
}

type Row = Awaited<ReturnType<typeof listExperiments>>[number];

function listExperiments(shopId: string) {
  return reports()
    .select({
      id: npsExperiments.id,
      about: npsExperiments.about,
      otherDays: npsExperiments.otherDays,
      otherTemplateId: npsExperiments.otherTemplateId,
      baseDays: npsExperiments.baseDays,
      baseTemplateId: npsExperiments.baseTemplateId,
      planned: npsExperiments.plannedEach,
      startedBy: members.name,
      startedAt: npsExperiments.startedAt,
      endedAt: npsExperiments.endedAt,
    })
    .from(npsExperiments)
    .innerJoin(
      members,
      and(eq(members.shopId, npsExperiments.shopId), eq(members.id, npsExperiments.startedById)),
    )
    .where(eq(npsExperiments.shopId, shopId))
    .orderBy(sql`${npsExperiments.endedAt} is null desc`, desc(npsExperiments.startedAt))
    .limit(PAST + 1);
}

async function templateNames(shopId: string, rows: Row[]): Promise<Map<string, string>> {
  const ids = rows.flatMap((row) => [row.baseTemplateId, row.otherTemplateId ?? []].flat());
  if (ids.length === 0) return new Map();
  const found = await reports()
    .select({ id: mailTemplates.id, name: mailTemplates.name })
    .from(mailTemplates)
    .where(and(eq(mailTemplates.shopId, shopId), oneOf(mailTemplates.id, ids)));
  return new Map(found.map(({ id, name }) => [id, name]));
}

function experimentOf(row: Row, arms: Arms, names: Map<string, string>): Experiment {
  const { id, planned, startedBy, startedAt, endedAt } = row;
  const nameOf = (templateId: string | null) => names.get(templateId ?? "") ?? "";
  const setting: Experiment["setting"] =
    row.about === "delay"
      ? { about: "delay", a: row.baseDays, b: row.otherDays ?? row.baseDays }
      : { about: "wording", a: nameOf(row.baseTemplateId), b: nameOf(row.otherTemplateId) };
  return { id, setting, planned, startedBy, startedAt, endedAt, arms };
}
