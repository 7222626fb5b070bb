import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { mails, mailTemplates, npsInvitations, settingChanges } from "@/db/schema";
import { readCoverage } from "@/lib/nps/coverage/coverage";
import { listCoverage } from "@/lib/nps/coverage/coverage-list";
import { readExperiments } from "@/lib/nps/coverage/experiments";
import { countNotInvited, listNotInvited } from "@/lib/nps/coverage/not-invited";
import { adoptVariant, startExperiment, stopExperiment } from "@/lib/nps/coverage/start-experiment";
import { readTiming } from "@/lib/nps/coverage/timing";
import { readSolvedSurvey } from "@/lib/nps/solved-survey";
import { makeMember, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { makeInvitation, setSolvedSurvey } from "@/lib/testing/nps";
import { fillArm } from "@/lib/testing/nps-experiment";
import { solveUpdate } from "@/lib/updates/solve-update";

async function makeInvitingShop() {
  const { shopId, owner } = await makeShop();
  const [template] = await database()
    .select({ id: mailTemplates.id })
    .from(mailTemplates)
    .where(eq(mailTemplates.shopId, shopId));
  if (!template) throw new Error("A new shop has a template.");
  await setSolvedSurvey(shopId, {
    active: true,
    templateId: template.id,
    successUrl: "https://holm-hazel.example/thanks",
    errorUrl: "https://holm-hazel.example/sorry",
  });
  return { shopId, owner, templateId: template.id };
}

async function addTemplate(shopId: string, body: string): Promise<string> {
  const id = randomUUID();
  await database()
    .insert(mailTemplates)
    .values({ shopId, id, name: id, locale: "en", subject: "One question", body });
  return id;
}

const DELAY = { about: "delay", otherDays: 3, plannedEach: 50 } as const;

const settingsRow = (shopId: string) => readSolvedSurvey(database(), shopId);

const logOf = async (shopId: string) =>
  (await database().select().from(settingChanges).where(eq(settingChanges.shopId, shopId)))
    .map(({ setting, from, to }) => [setting, from, to])
    .sort();

test("an experiment starts once, is seen and stopped, and both are logged", async () => {
  const { shopId, owner } = await makeInvitingShop();
  const id = await startExperiment(owner, DELAY);
  const { running } = await readExperiments(owner);
  expect(running).toMatchObject({ id, setting: { about: "delay", a: 14, b: 3 }, planned: 50 });
  await stopExperiment(owner, id);
  const after = await readExperiments(owner);
  expect([after.running, after.past.map((one) => one.id)]).toEqual([null, [id]]);
  await expect(stopExperiment(owner, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await logOf(shopId)).toEqual([
    ["nps.experiment", false, true],
    ["nps.experiment", true, false],
  ]);
});

test("of several started at once, one runs", async () => {
  const { owner } = await makeInvitingShop();
  const tries = await Promise.allSettled(
    [3, 5, 7, 9].map((otherDays) => startExperiment(owner, { ...DELAY, otherDays })),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const one of tries) {
    if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "already_taken" });
  }
});

test("what does not differ, cannot be sent or is another shop's is refused", async () => {
  const { shopId, owner, templateId } = await makeInvitingShop();
  const other = await makeInvitingShop();
  const mute = await addTemplate(shopId, "Nothing to tap.");
  const wording = (otherTemplateId: string) =>
    startExperiment(owner, { about: "wording", otherTemplateId, plannedEach: 50 });
  await expect(startExperiment(owner, { ...DELAY, otherDays: 14 })).rejects.toMatchObject({
    fields: { otherDays: "sameDays" },
  });
  await expect(wording(templateId)).rejects.toMatchObject({
    fields: { otherTemplateId: "sameTemplate" },
  });
  await expect(wording(mute)).rejects.toMatchObject({
    fields: { otherTemplateId: "templateNoRateLink" },
  });
  await expect(wording(other.templateId)).rejects.toMatchObject({
    fields: { otherTemplateId: "chooseTemplate" },
  });
  const agent = await makeMember(shopId, "agent");
  await expect(startExperiment(agent, DELAY)).rejects.toMatchObject({ code: "forbidden" });
  const id = await startExperiment(owner, DELAY);
  await expect(stopExperiment(other.owner, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(stopExperiment(agent, id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(adoptVariant(agent, { experimentId: id, variant: "b" })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("while invitations are off none starts", async () => {
  const { owner } = await makeShop();
  await expect(startExperiment(owner, DELAY)).rejects.toMatchObject({
    fields: { about: "invitationsOff" },
  });
});

test("only the side that is really better is adopted", async () => {
  const { shopId, owner } = await makeInvitingShop();
  const experimentId = await startExperiment(owner, DELAY);
  await fillArm(owner, experimentId, "a", { sent: 50, answered: 8 });
  const refused = { code: "changed_since" };
  await expect(adoptVariant(owner, { experimentId, variant: "b" })).rejects.toMatchObject(refused);
  await fillArm(owner, experimentId, "b", { sent: 50, answered: 25 });
  const { running } = await readExperiments(owner);
  expect(running?.arms).toMatchObject({
    a: { sent: 50, answered: 8, young: 0 },
    b: { sent: 50, answered: 25, young: 0 },
  });
  // What comes after the plan does not count: nobody looks until chance is kind.
  await fillArm(owner, experimentId, "a", { sent: 20, answered: 20 });
  expect((await readExperiments(owner)).running?.arms).toMatchObject({ a: { sent: 50 } });
  await expect(adoptVariant(owner, { experimentId, variant: "a" })).rejects.toMatchObject(refused);
  await adoptVariant(owner, { experimentId, variant: "b" });
  expect(await settingsRow(shopId)).toMatchObject({ days: 3 });
  expect((await readExperiments(owner)).running).toBeNull();
  expect(await logOf(shopId)).toContainEqual(["nps.afterDays", 14, 3]);
});

test("wording is adopted with its template", async () => {
  const { shopId, owner } = await makeInvitingShop();
  const otherTemplateId = await addTemplate(shopId, "Tell us: {nps_scale}");
  const experimentId = await startExperiment(owner, {
    about: "wording",
    otherTemplateId,
    plannedEach: 50,
  });
  await fillArm(owner, experimentId, "a", { sent: 50, answered: 8 });
  await fillArm(owner, experimentId, "b", { sent: 50, answered: 25 });
  await adoptVariant(owner, { experimentId, variant: "b" });
  expect(await settingsRow(shopId)).toMatchObject({ templateId: otherTemplateId, days: 14 });
});

test("coverage counts every solve once, each number with its list, and knows who was never invited", async () => {
  const { shopId, owner } = await makeInvitingShop();
  await makeInvitation(owner);
  const skipped = await makeInvitation(owner);
  await database()
    .update(npsInvitations)
    .set({ state: "skipped", reason: "no_mail", mailId: null })
    .where(eq(npsInvitations.id, skipped.invitationId));
  const fresh = await makeUpdate(owner, await makeOrder(shopId));
  await solveUpdate(owner, { updateId: fresh, notify: false });
  const old = await makeUpdate(owner, await makeOrder(shopId));
  await solveUpdate(owner, { updateId: old, notify: false });
  await database().execute(sql`
    update updates set solved_at = now() - interval '40 days' where id = ${old}::uuid`);
  const [updates] = await readCoverage(owner);
  const sum = (name: "unanswered" | "no_mail" | "due" | "never") =>
    updates?.months.reduce((total, { counts }) => total + (counts[name] ?? 0), 0);
  expect([sum("unanswered"), sum("no_mail"), sum("due"), sum("never")]).toEqual([1, 1, 1, 1]);
  const list = async (reason: "all" | "asked" | "unasked" | "never" | "no_mail" | "silent") => {
    const filter = { month: null, way: "updates", reason };
    const { rows, next } = await listCoverage(owner, filter, { cursor: null, limit: 3 });
    return [rows.length, next !== null];
  };
  expect(await list("all")).toEqual([3, true]);
  expect(await list("asked")).toEqual([1, false]);
  expect(await list("unasked")).toEqual([2, false]);
  expect(await list("never")).toEqual([1, false]);
  expect(await list("no_mail")).toEqual([1, false]);
  expect(await list("silent")).toEqual([0, false]);
  expect(await countNotInvited(owner)).toEqual({ customers: 4, notInvited: 3 });
  const never = await listNotInvited(owner, { cursor: null, limit: 10 });
  expect(never.rows.map(({ reason }) => reason).sort()).toEqual(["no_mail", null, null]);
  const { owner: stranger } = await makeShop("Other");
  expect(await readCoverage(stranger)).toEqual([{ way: "updates", name: null, months: [] }]);
});

test("those skipped for a reason come page by page, also ones decided on at the same moment and open again", async () => {
  const { shopId, owner } = await makeInvitingShop();
  const made: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    const { invitationId, updateId } = await makeInvitation(owner);
    made.push(updateId ?? "");
    await database()
      .update(npsInvitations)
      .set({
        state: "skipped",
        reason: "silent",
        mailId: null,
        decidedAt: sql`date_trunc('hour', now())`,
      })
      .where(eq(npsInvitations.id, invitationId));
  }
  await makeInvitation(owner);
  await database().execute(
    sql`update updates set solved_at = null where shop_id = ${shopId} and id = ${made[2]}`,
  );
  const filter = { month: null, way: "updates", reason: "silent" } as const;
  const seen: string[] = [];
  for (let cursor: string | null = null, first = true; first || cursor; first = false) {
    const got: Awaited<ReturnType<typeof listCoverage>> = await listCoverage(owner, filter, {
      cursor,
      limit: 2,
    });
    for (const { outcome, updateId } of got.rows) {
      expect(outcome).toBe("silent");
      seen.push(updateId ?? "");
    }
    cursor = got.next;
  }
  expect(seen.toSorted()).toEqual(made.toSorted());
  const [updates] = await readCoverage(owner);
  expect(updates?.months.reduce((sum, { counts }) => sum + (counts.silent ?? 0), 0)).toBe(5);
});

test("rates count what was sent, on the shop's clock, without the last seven days", async () => {
  const { owner } = await makeInvitingShop();
  const { mailId, invitationId } = await makeInvitation(owner);
  const young = await makeInvitation(owner);
  const bounced = await makeInvitation(owner);
  const waiting = await makeInvitation(owner);
  await database()
    .update(mails)
    .set({ state: "queued", sentAt: null, emptiedAt: null })
    .where(eq(mails.id, waiting.mailId));
  const send = (id: string, sentAt: Date, more = {}) =>
    database()
      .update(mails)
      .set({ state: "sent", sentAt, createdAt: sentAt, emptiedAt: sentAt, ...more })
      .where(eq(mails.id, id));
  const sentAt = new Date(Date.now() - 10 * 86_400_000);
  await send(mailId, sentAt);
  await send(young.mailId, new Date());
  await send(bounced.mailId, sentAt, { bouncedAt: sentAt });
  await database()
    .update(npsInvitations)
    .set({ answeredAt: new Date(sentAt.getTime() + 90 * 60_000) })
    .where(eq(npsInvitations.id, invitationId));
  const timing = await readTiming(owner);
  expect(timing).toMatchObject({ all: { hits: 1, n: 1 }, young: 1, medianMinutes: 90 });
  const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", timeZone: "Europe/Copenhagen" });
  expect(timing.slots[0]?.hour).toBe(Number(hour.format(sentAt)));
});
