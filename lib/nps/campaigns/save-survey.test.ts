import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import {
  mailTemplates,
  npsChannels,
  npsExperiments,
  npsSurveys,
  settingChanges,
} from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { readSolvedSettings } from "@/lib/nps/campaigns/queries";
import { addSurvey, saveSolvedSurvey, saveSurvey } from "@/lib/nps/campaigns/save-survey";
import type { SolvedSurveyInput } from "@/lib/nps/campaigns/schema";
import { findSurvey, listSurveys } from "@/lib/nps/campaigns/survey-queries";
import type { SurveyInput } from "@/lib/nps/campaigns/survey-schema";
import { archiveSurvey, startSurvey, stopSurvey } from "@/lib/nps/campaigns/switch-survey";
import { readSolvedSurvey } from "@/lib/nps/solved-survey";
import { makeMember, makeShop } from "@/lib/testing/factories";

async function makeTemplate(shopId: string, body = "{nps_scale}", archivedAt?: Date) {
  const [row] = await database()
    .insert(mailTemplates)
    .values({
      shopId,
      name: `Words ${Math.random()}`,
      locale: "en",
      subject: "A question",
      body,
      archivedAt,
    })
    .returning();
  if (!row) throw new Error("No template.");
  return row;
}

async function goodInput(owner: MemberActor): Promise<SolvedSurveyInput> {
  const { settings } = await readSolvedSettings(owner);
  const template = await makeTemplate(owner.shopId);
  return {
    ...settings,
    active: true,
    templateId: template.id,
    successUrl: "https://holm-hazel.example/thanks",
    errorUrl: "https://holm-hazel.example/sorry",
  };
}

async function surveyInput(owner: MemberActor, changes: Partial<SurveyInput> = {}) {
  const { templateId, channelId, categoryId } = await goodInput(owner);
  return {
    name: "Every quarter",
    kind: "relationship",
    days: 90,
    segment: "all",
    segmentFrom: null,
    segmentTo: null,
    segmentText: null,
    batchSize: 500,
    successUrl: null,
    errorUrl: null,
    templateId: templateId ?? "",
    channelId,
    categoryId,
    ...changes,
  } as SurveyInput;
}

const logOf = async (shopId: string) => {
  const rows = await database()
    .select()
    .from(settingChanges)
    .where(eq(settingChanges.shopId, shopId))
    .orderBy(asc(settingChanges.at), asc(settingChanges.setting));
  return rows.map((row) => [row.setting, row.from, row.to, row.memberId]);
};

const experimentOf = async (shopId: string) => {
  const [row] = await database()
    .select()
    .from(npsExperiments)
    .where(eq(npsExperiments.shopId, shopId));
  return row;
};

async function startDelayExperiment(owner: MemberActor, input: SolvedSurveyInput) {
  const { id: surveyId } = await readSolvedSurvey(database(), owner.shopId);
  await database()
    .insert(npsExperiments)
    .values({
      shopId: owner.shopId,
      surveyId,
      about: "delay",
      otherDays: 3,
      baseDays: input.days,
      baseTemplateId: input.templateId ?? "",
      plannedEach: 50,
      startedById: owner.memberId,
    });
}

test("what is saved is read again and logged by name with who changed it", async () => {
  const { owner } = await makeShop();
  const input = { ...(await goodInput(owner)), days: 21 };
  const changes = await saveSolvedSurvey(owner, input);
  expect(changes.map(({ setting }) => setting)).toEqual([
    "nps.invitationsOn",
    "nps.afterDays",
    "nps.templateId",
    "nps.successUrl",
    "nps.errorUrl",
  ]);
  expect((await readSolvedSettings(owner)).settings).toEqual(input);
  const log = await logOf(owner.shopId);
  expect(log).toContainEqual(["nps.afterDays", 14, 21, owner.memberId]);
  const template = log.find(([setting]) => setting === "nps.templateId");
  expect(template?.[2]).toMatch(/^Words /);
  expect(await saveSolvedSurvey(owner, input)).toEqual([]);
});

test("agents, other shops' things and what cannot be used are refused, and nothing is saved", async () => {
  const { shopId, owner } = await makeShop();
  const { owner: stranger } = await makeShop("Other");
  const before = await readSolvedSettings(owner);
  const input = await goodInput(owner);
  const foreign = await goodInput(stranger);
  const mute = await makeTemplate(shopId, "No way to answer.");
  const gone = await makeTemplate(shopId, "{nps_scale}", new Date());
  const agent = await makeMember(shopId, "agent");
  const fieldsOf = (change: object) =>
    saveSolvedSurvey(owner, { ...input, ...change } as SolvedSurveyInput).then(
      () => null,
      ({ fields }) => fields,
    );

  await expect(saveSolvedSurvey(agent, input)).rejects.toMatchObject({ code: "forbidden" });
  expect(await fieldsOf({ templateId: foreign.templateId })).toEqual({
    templateId: "chooseTemplate",
  });
  expect(await fieldsOf({ templateId: gone.id })).toEqual({ templateId: "chooseTemplate" });
  expect(await fieldsOf({ templateId: mute.id })).toEqual({ templateId: "templateNoRateLink" });
  expect(await fieldsOf({ channelId: foreign.channelId, categoryId: foreign.categoryId })).toEqual({
    channelId: "chooseChannel",
    categoryId: "chooseCategory",
  });
  await database()
    .update(npsChannels)
    .set({ active: false })
    .where(eq(npsChannels.id, input.channelId));
  expect(await fieldsOf({})).toEqual({ channelId: "chooseChannel" });
  expect(await readSolvedSettings(owner)).toEqual(before);
  expect(await logOf(shopId)).toEqual([]);
});

test("two who save at once are taken one after the other, and the log leads from one to the next", async () => {
  const { shopId, owner } = await makeShop();
  const admin = await makeMember(shopId, "admin");
  const input = await goodInput(owner);
  await saveSolvedSurvey(owner, input);
  await Promise.all([
    saveSolvedSurvey(owner, { ...input, days: 3 }),
    saveSolvedSurvey(admin, { ...input, days: 30 }),
  ]);
  const steps = (await logOf(shopId)).filter(([setting]) => setting === "nps.afterDays");
  const [[, from, between], [, again, to]] = steps as [unknown[], unknown[]];
  expect([from, again]).toEqual([14, between]);
  expect([3, 30]).toContain(to);
  expect((await readSolvedSettings(owner)).settings.days).toBe(to);
});

test("another delay or template ends the experiment that runs, an address does not", async () => {
  const { owner } = await makeShop();
  const input = await goodInput(owner);
  await saveSolvedSurvey(owner, input);
  await startDelayExperiment(owner, input);
  await saveSolvedSurvey(owner, { ...input, successUrl: "https://holm-hazel.example/more" });
  expect((await experimentOf(owner.shopId))?.endedAt).toBeNull();
  expect((await readSolvedSettings(owner)).experimentSince).toBeInstanceOf(Date);
  await saveSolvedSurvey(owner, { ...input, days: 20 });
  expect((await experimentOf(owner.shopId))?.endedAt).toBeInstanceOf(Date);
  expect(await logOf(owner.shopId)).toContainEqual(["nps.experiment", true, false, owner.memberId]);
});

test("a survey is created switched off, changed, switched on and off, and archived, each with its line in the log", async () => {
  const { shopId, owner } = await makeShop();
  const input = await surveyInput(owner);
  const id = await addSurvey(owner, input);
  expect(await findSurvey(owner, id)).toMatchObject({ ...input, active: false });
  await saveSurvey(owner, id, { ...input, days: 30, segment: "tag", segmentText: "vip" });
  expect(
    await saveSurvey(owner, id, { ...input, days: 30, segment: "tag", segmentText: "vip" }),
  ).toEqual([]);
  await startSurvey(owner, { surveyId: id });
  await startSurvey(owner, { surveyId: id });
  await stopSurvey(owner, { surveyId: id });
  expect(await listSurveys(owner)).toMatchObject({ rows: [{ id, sent: 0 }], archived: 0 });
  await archiveSurvey(owner, { surveyId: id });
  expect(await listSurveys(owner)).toEqual({ rows: [], archived: 1 });
  expect((await logOf(shopId)).map(([setting, from, to]) => [setting, from, to])).toEqual([
    ["nps.survey.added", null, "Every quarter"],
    ["nps.survey.days", 90, 30],
    ["nps.survey.segment", "all", "tag"],
    ["nps.survey.segmentText", null, "vip"],
    ["nps.survey.active", false, true],
    ["nps.survey.active", true, false],
    ["nps.survey.archived", false, true],
  ]);
});

test("surveys refuse agents, other shops, taken names, another kind and what cannot be used", async () => {
  const { shopId, owner } = await makeShop();
  const { owner: stranger } = await makeShop("Other");
  const agent = await makeMember(shopId, "agent");
  const input = await surveyInput(owner);
  const surveyId = await addSurvey(owner, input);
  const other = await addSurvey(owner, { ...input, name: "Second" });
  const mute = await makeTemplate(shopId, "No way to answer.");
  const fields = (field: string, code: string) => ({ fields: { [field]: code } });

  for (const work of [addSurvey(agent, input), saveSurvey(agent, surveyId, input)]) {
    await expect(work).rejects.toMatchObject({ code: "forbidden" });
  }
  for (const verb of [startSurvey, stopSurvey, archiveSurvey]) {
    await expect(verb(agent, { surveyId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(verb(stranger, { surveyId })).rejects.toMatchObject({ code: "not_found" });
  }
  const foreign = await surveyInput(stranger);
  await expect(saveSurvey(stranger, surveyId, foreign)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(addSurvey(owner, { ...foreign, name: "Third" })).rejects.toMatchObject({
    fields: { templateId: "chooseTemplate", channelId: "chooseChannel" },
  });
  await expect(addSurvey(owner, input)).rejects.toMatchObject(fields("name", "surveyTaken"));
  await expect(saveSurvey(owner, other, input)).rejects.toMatchObject(
    fields("name", "surveyTaken"),
  );
  await expect(saveSurvey(owner, surveyId, { ...input, kind: "order" })).rejects.toMatchObject(
    fields("kind", "surveyKindStays"),
  );
  await expect(
    addSurvey(owner, { ...input, name: "Mute", templateId: mute.id }),
  ).rejects.toMatchObject(fields("templateId", "templateNoRateLink"));
  await archiveSurvey(owner, { surveyId });
  await expect(saveSurvey(owner, surveyId, input)).rejects.toMatchObject({ code: "not_found" });
  await expect(startSurvey(owner, { surveyId })).rejects.toMatchObject({ code: "not_found" });
});

test("of two surveys created at once with the same name, one is refused", async () => {
  const { owner } = await makeShop();
  const input = await surveyInput(owner);
  const made = await Promise.allSettled([addSurvey(owner, input), addSurvey(owner, input)]);
  expect(made.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(made.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { fields: { name: "surveyTaken" } },
  });
});

test("a survey whose template can no longer be answered is not switched on", async () => {
  const { owner } = await makeShop();
  const input = await surveyInput(owner);
  const surveyId = await addSurvey(owner, input);
  await database()
    .update(mailTemplates)
    .set({ body: "Nothing to press." })
    .where(eq(mailTemplates.id, input.templateId));
  await expect(startSurvey(owner, { surveyId })).rejects.toMatchObject({
    fields: { templateId: "templateNoRateLink" },
  });
  expect((await findSurvey(owner, surveyId))?.active).toBe(false);
  expect((await readSolvedSettings(owner)).settings.active).toBe(false);
});

test("the survey after solved updates is one a shop, and neither switched, saved nor archived as others are", async () => {
  const { shopId, owner } = await makeShop();
  const solved = await readSolvedSurvey(database(), shopId);
  expect(solved).toMatchObject({ active: false, days: 14, name: null, templateId: null });
  const surveyId = solved.id;
  for (const verb of [startSurvey, stopSurvey, archiveSurvey]) {
    await expect(verb(owner, { surveyId })).rejects.toMatchObject({ code: "not_found" });
  }
  const input = await surveyInput(owner);
  await expect(saveSurvey(owner, surveyId, input)).rejects.toMatchObject({ code: "not_found" });
  expect(await findSurvey(owner, surveyId)).toBeNull();

  const { id: _, ...second } = solved;
  const refused = (constraint: string) => ({ cause: { constraint_name: constraint } });
  await expect(database().insert(npsSurveys).values(second)).rejects.toMatchObject(
    refused("nps_surveys_solved"),
  );
  const set = (changes: Partial<typeof npsSurveys.$inferInsert>) =>
    database().update(npsSurveys).set(changes).where(eq(npsSurveys.id, surveyId));
  await expect(set({ archivedAt: new Date() })).rejects.toMatchObject(
    refused("nps_surveys_archived"),
  );
  await expect(set({ active: true })).rejects.toMatchObject(refused("nps_surveys_complete"));
  await expect(set({ days: 61 })).rejects.toMatchObject(refused("nps_surveys_days"));
  await expect(set({ name: "Ours" })).rejects.toMatchObject(refused("nps_surveys_name"));
});
