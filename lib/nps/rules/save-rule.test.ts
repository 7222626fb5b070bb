import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { npsReviews, npsRules, settingChanges } from "@/db/schema";
import { parse } from "@/lib/http/parse";
import { moveRule, removeRule, switchRule } from "@/lib/nps/rules/arrange-rules";
import { getRule, listRuleChoices, listRules } from "@/lib/nps/rules/queries";
import { addRule, changeRule } from "@/lib/nps/rules/save-rule";
import { type RuleInput, ruleSchema, splitKeywords } from "@/lib/nps/rules/schema";
import { tryRule } from "@/lib/nps/rules/try-rule";
import { makeMember } from "@/lib/testing/factories";
import {
  giveAnswer,
  makeNpsScene,
  makeRule,
  type NpsScene,
  updatesOn,
} from "@/lib/testing/nps-rules";

const names = async ({ owner }: NpsScene) => (await listRules(owner)).map(({ name }) => name);

const inputOf = (scene: NpsScene): RuleInput => ({
  name: "Late",
  maxScore: 4,
  categoryId: scene.categoryId,
  keywords: ["late"],
  title: "Late: {score}",
  statusId: scene.statusId,
  priority: "normal",
  assigneeId: scene.owner.memberId,
});

test("rules keep the order they were added in, and move one place at a time", async () => {
  const scene = await makeNpsScene();
  const ids = [];
  for (const name of ["One", "Two", "Three"]) ids.push(await makeRule(scene, { name }));
  const [first = "", , third = ""] = ids;
  expect(await names(scene)).toEqual(["One", "Two", "Three"]);
  expect(await moveRule(scene.owner, { ruleId: third, way: "up" })).toBe(2);
  expect(await names(scene)).toEqual(["One", "Three", "Two"]);
  expect(await moveRule(scene.owner, { ruleId: first, way: "up" })).toBe(1);
  await Promise.all([
    moveRule(scene.owner, { ruleId: first, way: "down" }),
    moveRule(scene.owner, { ruleId: first, way: "down" }),
    makeRule(scene, { name: "Four" }),
  ]);
  expect(await names(scene)).toEqual(["Three", "Two", "One", "Four"]);
});

test("a changed rule keeps its place, and every change is written down", async () => {
  const scene = await makeNpsScene();
  const ruleId = await makeRule(scene);
  const input = inputOf(scene);
  await changeRule(scene.owner, { ruleId, ...input });
  await changeRule(scene.owner, { ruleId, ...input });
  await switchRule(scene.owner, { ruleId, active: false });
  expect(await getRule(scene.owner, ruleId)).toMatchObject({
    name: "Late",
    maxScore: 4,
    active: false,
    category: { id: scene.categoryId },
    keywords: ["late"],
    assignee: { id: scene.owner.memberId, gone: false },
    opened: 0,
  });
  await removeRule(scene.owner, { ruleId });
  const log = await database()
    .select()
    .from(settingChanges)
    .where(eq(settingChanges.shopId, scene.shopId));
  // Those of one save have one moment, and no order among themselves.
  const sorted = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
  const written = log.map(({ setting, from, to }) => [setting, from, to]);
  const expected = [
    ["nps.rule", null, "Detractors"],
    ["nps.ruleName", "Detractors", "Late"],
    ["nps.ruleMaxScore", 6, 4],
    ["nps.ruleCategory", null, "Support"],
    ["nps.ruleKeywords", [], ["late"]],
    ["nps.ruleTitle", "Low score: {score} of 10", "Late: {score}"],
    ["nps.rulePriority", "high", "normal"],
    ["nps.ruleAssignee", null, scene.owner.memberId],
    ["nps.ruleActive", true, false],
    ["nps.rule", "Late", null],
  ];
  expect(sorted(written)).toEqual(sorted(expected));
});

test("a deleted rule leaves its updates and the answers", async () => {
  const scene = await makeNpsScene();
  const ruleId = await makeRule(scene);
  const reviewId = await giveAnswer(scene, { score: 1 });
  expect((await listRules(scene.owner))[0]?.opened).toBe(1);
  await removeRule(scene.owner, { ruleId });
  const [update] = await updatesOn(scene, scene.orderId);
  const [review] = await database().select().from(npsReviews).where(eq(npsReviews.id, reviewId));
  expect(review).toMatchObject({ ruleId: null, workUpdateId: update?.id });
  expect(await names(scene)).toEqual([]);
});

test("agents and other shops can do nothing to a rule", async () => {
  const scene = await makeNpsScene();
  const other = await makeNpsScene();
  const ruleId = await makeRule(scene);
  const agent = await makeMember(scene.shopId, "agent");
  const input = inputOf(scene);
  const acts = [
    (actor: typeof agent) => changeRule(actor, { ruleId, ...inputOf(other) }),
    (actor: typeof agent) => moveRule(actor, { ruleId, way: "up" }),
    (actor: typeof agent) => switchRule(actor, { ruleId, active: false }),
    (actor: typeof agent) => removeRule(actor, { ruleId }),
    (actor: typeof agent) => getRule(actor, ruleId),
    (actor: typeof agent) => tryRule(actor, input, ruleId),
  ];
  for (const act of acts) {
    await expect(act(agent)).rejects.toMatchObject({ code: "forbidden" });
    await expect(act(other.owner)).rejects.toMatchObject({ code: "not_found" });
  }
  for (const act of [addRule(agent, input), listRules(agent), listRuleChoices(agent)]) {
    await expect(act).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(await listRules(other.owner)).toEqual([]);
  expect(await names(scene)).toEqual(["Detractors"]);
});

test("a rule can only use what the shop has", async () => {
  const scene = await makeNpsScene();
  const other = await makeNpsScene();
  const foreign = [
    [{ statusId: other.statusId }, "statusId"],
    [{ assigneeId: other.owner.memberId }, "assigneeId"],
    [{ categoryId: other.categoryId }, "categoryId"],
  ] as const;
  for (const [change, field] of foreign) {
    const refused = addRule(scene.owner, { ...inputOf(scene), ...change });
    await expect(refused).rejects.toMatchObject({
      code: "invalid",
      fields: { [field]: expect.any(String) },
    });
  }
  await database()
    .insert(npsRules)
    .values(
      Array.from({ length: 50 }, (_, position) => ({
        ...inputOf(scene),
        shopId: scene.shopId,
        position,
      })),
    );
  await expect(makeRule(scene)).rejects.toMatchObject({ fields: { name: "tooManyRules" } });
});

test("a form's words are lower-cased, split and deduplicated", () => {
  const form = {
    name: " Late ",
    maxScore: "6",
    categoryId: "",
    keywords: splitKeywords("Late,  too   LATE\nlate;…\n"),
    title: "T",
    statusId: crypto.randomUUID(),
    priority: "high",
    assigneeId: "",
  };
  expect(parse(ruleSchema, form)).toMatchObject({
    name: "Late",
    maxScore: 6,
    categoryId: null,
    keywords: ["late", "too late"],
    assigneeId: null,
  });
  const wrong = [
    [{ maxScore: "" }, "maxScore", "scoreRange"],
    [{ maxScore: "11" }, "maxScore", "scoreRange"],
    [{ name: "n".repeat(101) }, "name", "tooLong?max=100"],
    [{ keywords: ["late", "x".repeat(61)] }, "keywords.1", "tooLong?max=60"],
    [{ keywords: Array.from({ length: 51 }, (_, n) => `${n}`) }, "keywords", "tooMany"],
    [{ categoryId: "x" }, "categoryId", "unknownCategory"],
    [{ title: " " }, "title", "titleRequired"],
  ] as const;
  for (const [change, field, word] of wrong) {
    let fields: unknown;
    try {
      parse(ruleSchema, { ...form, ...change });
    } catch (error) {
      ({ fields } = error as { fields: unknown });
    }
    expect(fields, field).toEqual({ [field]: word });
  }
});

test("a trial says what the rule would have caught, what an earlier one would, and what has no known customer", async () => {
  const scene = await makeNpsScene();
  const { owner, otherCategoryId } = scene;
  const nobody = { customerId: null, orderId: null };
  const caught = await giveAnswer(scene, { score: 2, comment: "So late" });
  await giveAnswer(scene, { score: 2, comment: "late", categoryId: otherCategoryId });
  await giveAnswer(scene, { score: 3, comment: "late", person: "deviceId:1", ...nobody });
  await giveAnswer(scene, { score: 9, comment: "late", person: "deviceId:2", ...nobody });
  await giveAnswer(scene, { score: 1, comment: "plates", person: "deviceId:3", ...nobody });
  const first = await makeRule(scene, { categoryId: otherCategoryId });
  const off = await makeRule(scene, { maxScore: 10 });
  await switchRule(owner, { ruleId: off, active: false });
  const terms = { maxScore: 6, categoryId: null, keywords: ["late"] };
  const trial = await tryRule(owner, terms, null);
  expect(trial).toMatchObject({ caught: 1, earlier: 1, unknown: 1, more: false });
  expect(trial.newest).toMatchObject([{ id: caught, score: 2, customerName: "Clara Jørgensen" }]);
  expect(await tryRule(owner, terms, first)).toMatchObject({ caught: 2, earlier: 0 });
  await database()
    .update(npsReviews)
    .set({ createdAt: new Date(Date.now() - 91 * 86_400_000) })
    .where(eq(npsReviews.id, caught));
  expect(await tryRule(owner, terms, null)).toMatchObject({ caught: 0, earlier: 1, newest: [] });
  expect(await updatesOn(scene, scene.orderId)).toEqual([]);
});
