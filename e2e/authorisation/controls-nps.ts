import { readNpsLink } from "@/lib/identity/access/nps-links";
import { answerInvitation } from "@/lib/nps/answer/answer-invitation";
import { readExperiments } from "@/lib/nps/coverage/experiments";
import { startExperiment, stopExperiment } from "@/lib/nps/coverage/start-experiment";
import { addCategory, addChannel } from "@/lib/nps/lists/add-entry";
import { addRule } from "@/lib/nps/rules/save-rule";
import { archiveTemplate } from "@/lib/nps/templates/archive-template";
import {
  ERROR_URL,
  makeInvitation,
  makeSurvey,
  SUCCESS_URL,
  startInvitations,
} from "@/lib/testing/nps";
import { fillArm } from "@/lib/testing/nps-experiment";
import { countedUnder, makeTemplate, statusRows } from "@/lib/testing/shop-rows";
import { by, type Controls, type House, unused } from "./control";

const code = () => unused("code").replace(" ", "-");
const TEXTS = {
  promoterQuestion: "What did you like?",
  promoterThanks: "Thank you!",
  passiveQuestion: "What could be better?",
  passiveThanks: "Thank you.",
  detractorQuestion: "What went wrong?",
  detractorThanks: "Thank you.",
};

const answers: Controls = {
  sendComment: async ({ owner }) => {
    const { token } = await makeInvitation(owner);
    const link = await readNpsLink(token);
    if (link.state !== "good") throw new Error("A fresh link that does not work.");
    await answerInvitation(link.actor, 9);
    const { token: unanswered } = await makeInvitation(owner);
    const comment = "Quick and friendly.";
    return {
      cookie: null,
      fields: { token, comment },
      forged: { fields: { token: unanswered, comment } },
    };
  },
};

/** No experiment runs, and one could. */
async function readyToTry({ owner }: House): Promise<void> {
  await startInvitations(owner.shopId, { successUrl: SUCCESS_URL, errorUrl: ERROR_URL });
  const { running } = await readExperiments(owner);
  if (running) await stopExperiment(owner, running.id);
}

async function running(house: House): Promise<string> {
  await readyToTry(house);
  return startExperiment(house.owner, { about: "delay", otherDays: 9, plannedEach: 50 });
}

const asking: Controls = {
  adoptBetter: by("admin", async (house) => {
    const experimentId = await running(house);
    await fillArm(house.owner, experimentId, "a", { sent: 60, answered: 2 });
    await fillArm(house.owner, experimentId, "b", { sent: 60, answered: 50 });
    return { experimentId, variant: "b" };
  }),
  beginExperiment: by("admin", async (house) => {
    await readyToTry(house);
    return { about: "delay", otherDays: "9", plannedEach: "50" };
  }),
  endExperiment: by("admin", async (house) => ({ experimentId: await running(house) })),
};

const lists: Controls = {
  addNpsCategory: by("admin", () => ({ code: code(), name: unused("Category"), ...TEXTS })),
  addNpsChannel: by("admin", () => ({ code: code(), name: unused("Channel") })),
  saveNpsCategory: by("admin", async ({ owner }) => ({
    id: String(await addCategory(owner, { code: code(), name: unused("Category"), ...TEXTS })),
    name: unused("Renamed"),
    ...TEXTS,
  })),
  saveNpsChannel: by("admin", async ({ owner }) => ({
    id: String(await addChannel(owner, { code: code(), name: unused("Channel") })),
    name: unused("Renamed"),
  })),
  translateNpsCategory: by("admin", async ({ owner }) => ({
    id: String(await addCategory(owner, { code: code(), name: unused("Category"), ...TEXTS })),
    locale: "da",
    ...TEXTS,
    promoterQuestion: unused("Hvad kunne du lide?"),
  })),
  switchNpsEntry: by("admin", async ({ owner }) => ({
    list: "channels",
    id: String(await addChannel(owner, { code: code(), name: unused("Channel") })),
    on: "no",
  })),
};

async function rule({ shopId, owner }: House): Promise<string> {
  return addRule(owner, {
    name: unused("Rule"),
    maxScore: 6,
    categoryId: null,
    keywords: [],
    title: "Low score",
    statusId: (await statusRows(shopId))[0]?.id ?? "",
    priority: "high",
    assigneeId: null,
  });
}

const rules: Controls = {
  deleteRule: by("admin", async (house) => ({ ruleId: await rule(house) })),
  moveRuleInList: by("admin", async (house) => {
    await rule(house);
    return { ruleId: await rule(house), way: "up" };
  }),
  saveRule: by("admin", async ({ shopId }) => ({
    ruleId: "",
    intent: "save",
    name: unused("Rule"),
    maxScore: "6",
    categoryId: "",
    keywords: "late, broken",
    title: "Low score",
    statusId: (await statusRows(shopId))[0]?.id ?? "",
    priority: "high",
    assigneeId: "",
  })),
  switchRuleOnOrOff: by("admin", async (house) => ({ ruleId: await rule(house), active: "off" })),
};

const PLAN = { kind: "order", days: "7", batchSize: "100", segment: "all" };

const surveys: Controls = {
  archiveSurvey: by("admin", async ({ shopId }) => ({ surveyId: await makeSurvey(shopId) })),
  saveInvitations: by("admin", async ({ shopId, owner }) => ({
    active: "on",
    days: "21",
    templateId: (await makeTemplate(owner)).id,
    afterVoting: "shop",
    successUrl: SUCCESS_URL,
    errorUrl: ERROR_URL,
    ...(await countedUnder(shopId)),
  })),
  previewSurvey: by("admin", () => PLAN, { writesNothing: true }),
  switchSurveyOff: by("admin", async ({ shopId }) => ({ surveyId: await makeSurvey(shopId) })),
  switchSurveyOn: by("admin", async ({ shopId }) => ({
    surveyId: await makeSurvey(shopId, { active: false }),
  })),
  writeSurvey: by("admin", async ({ shopId, owner }) => ({
    surveyId: "",
    name: unused("Survey"),
    templateId: (await makeTemplate(owner)).id,
    afterVoting: "starloop",
    ...PLAN,
    ...(await countedUnder(shopId)),
  })),
};

const site: Controls = {
  renewSurveySecret: by("admin", () => ({})),
  saveSurveyOrigins: by("admin", () => ({
    origins: `https://${code()}.example`,
  })),
};

const templates: Controls = {
  archiveMailTemplate: by("admin", async ({ owner }) => ({
    templateId: (await makeTemplate(owner)).id,
  })),
  checkTyped: by("admin", () => ({ subject: "FREE", body: "Act now" }), { writesNothing: true }),
  makeTemplate: by("admin", () => ({ name: unused("Words"), from: "" })),
  restoreMailTemplate: by("admin", async ({ owner }) => {
    const { id } = await makeTemplate(owner);
    await archiveTemplate(owner, { templateId: id });
    return { templateId: id };
  }),
  saveMailTemplate: by("admin", async ({ owner }) => {
    const { id, name, body, updatedAt } = await makeTemplate(owner);
    const seen = updatedAt.toISOString();
    return { templateId: id, name, subject: unused("One question"), body, seen };
  }),
  saveWords: by("admin", () => ({ loudWords: unused("bargain") })),
  sendTemplate: by("admin", async ({ owner }) => ({ templateId: (await makeTemplate(owner)).id })),
  translateMailTemplate: by("admin", async ({ owner }) => {
    const { id, body, updatedAt } = await makeTemplate(owner);
    const seen = updatedAt.toISOString();
    return { templateId: id, locale: "da", subject: unused("Et spørgsmål"), body, seen };
  }),
};

export const NPS_CONTROLS = {
  answer: answers,
  coverage: asking,
  lists,
  rules,
  campaigns: surveys,
  website: site,
  templates,
};
