import { and, asc, eq, like } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import { mailTemplates, npsSurveys, settingChanges } from "@/db/schema";
import { parse } from "@/lib/http/parse";
import type { MemberActor } from "@/lib/identity/actor";
import { addCategory, addChannel } from "@/lib/nps/lists/add-entry";
import { describeUses } from "@/lib/nps/lists/describe-uses";
import { readCategory, readChannel, readLists } from "@/lib/nps/lists/queries";
import { saveCategory, saveChannel, switchEntry } from "@/lib/nps/lists/save-entry";
import { ENTRIES_MAX, newCategorySchema, newChannelSchema } from "@/lib/nps/lists/schema";
import { lockNpsSettings } from "@/lib/nps/lock-settings";
import { listCategories, listChannels } from "@/lib/nps/read-lists";
import { isSolvedSurvey } from "@/lib/nps/solved-survey";
import { makeMember, makeShop } from "@/lib/testing/factories";

const TEXTS = {
  promoterQuestion: "What did you like?",
  promoterThanks: "Thank you.",
  passiveQuestion: "What was missing?",
  passiveThanks: "Thank you.",
  detractorQuestion: "What went wrong?",
  detractorThanks: "Thank you.",
};

const fieldsOf = (schema: typeof newChannelSchema | typeof newCategorySchema, input: object) => {
  try {
    parse(schema, input);
    return {};
  } catch (error) {
    return (error as { fields: Record<string, string> }).fields;
  }
};

const logOf = async ({ shopId }: MemberActor) =>
  (
    await database()
      .select()
      .from(settingChanges)
      .where(and(eq(settingChanges.shopId, shopId), like(settingChanges.setting, "nps.%")))
      .orderBy(asc(settingChanges.at))
  ).map(({ setting, from, to }) => [setting, from, to]);

async function channel(owner: MemberActor, code: string) {
  const { channels } = await readLists(owner);
  const found = channels.find((entry) => entry.code === code);
  if (!found) throw new Error(`No channel ${code}.`);
  return found;
}

test("a channel is added, renamed, switched off and on, and each is logged", async () => {
  const { shopId, owner } = await makeShop();
  const id = await addChannel(owner, parse(newChannelSchema, { code: " App_2 ", name: "App" }));
  expect(await channel(owner, "app_2")).toMatchObject({ id, name: "App", active: true, uses: [] });
  await saveChannel(owner, { id, name: "Our app" });
  expect(await saveChannel(owner, { id, name: "Our app" })).toEqual([]);
  await switchEntry(owner, { list: "channels", id, on: false });
  expect((await listChannels(shopId)).map(({ code }) => code)).not.toContain("app_2");
  await switchEntry(owner, { list: "channels", id, on: true });
  await switchEntry(owner, { list: "channels", id, on: true });
  expect((await listChannels(shopId)).at(-1)).toEqual({ id, code: "app_2", name: "Our app" });
  expect(await logOf(owner)).toEqual([
    ["nps.channels.app_2.added", null, "App"],
    ["nps.channels.app_2.name", "App", "Our app"],
    ["nps.channels.app_2.active", true, false],
    ["nps.channels.app_2.active", false, true],
  ]);
});

test("a category carries its six texts, and only what changed is logged", async () => {
  const { shopId, owner } = await makeShop();
  const input = parse(newCategorySchema, { code: "returns", name: "Returns", ...TEXTS });
  const id = await addCategory(owner, input);
  await saveCategory(owner, { id, name: "Returns", ...TEXTS, passiveThanks: "Thanks!" });
  expect((await listCategories(shopId)).at(-1)).toMatchObject({ id, passiveThanks: "Thanks!" });
  expect(await readCategory(owner, String(id))).toMatchObject({
    ...TEXTS,
    passiveThanks: "Thanks!",
  });
  expect((await logOf(owner)).slice(1)).toEqual([
    ["nps.categories.returns.passiveThanks", "Thank you.", "Thanks!"],
  ]);
});

test.each([
  ["12", "listCode"],
  ["_-", "listCode"],
  ["a b", "listCode"],
  ["é", "listCode"],
  ["a".repeat(51), "listCode"],
  ["", "listCode"],
])("%j is no code", (code, problem) => {
  expect(fieldsOf(newChannelSchema, { code, name: "x" })).toEqual({ code: problem });
});

test("names and texts are neither empty nor too long", () => {
  expect(fieldsOf(newChannelSchema, { code: "x", name: "  " })).toEqual({ name: "required" });
  const long = { code: "x", name: "n".repeat(101), ...TEXTS, passiveQuestion: "q".repeat(501) };
  expect(fieldsOf(newCategorySchema, { ...long, promoterThanks: " " })).toEqual({
    name: "tooLong?max=100",
    passiveQuestion: "tooLong?max=500",
    promoterThanks: "required",
  });
  expect(fieldsOf(newCategorySchema, { ...TEXTS, code: "x", name: "é".repeat(100) })).toEqual({});
});

test("the same code twice at once: one is added, the other is told", async () => {
  const { owner } = await makeShop();
  const both = await Promise.allSettled(
    ["One", "Two"].map((name) => addChannel(owner, { code: "kiosk", name })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const lost = both.find((one) => one.status === "rejected");
  expect(lost).toMatchObject({ reason: { code: "invalid", fields: { code: "listCodeTaken" } } });
  expect(await logOf(owner)).toHaveLength(1);
  const other = await makeShop("Other");
  await addChannel(other.owner, { code: "kiosk", name: "Kiosk" });
});

test("entries used by settings or a survey can't be switched off", async () => {
  const { shopId, owner } = await makeShop();
  const { channels, categories } = await readLists(owner);
  const [email, website] = channels;
  const [support] = categories;
  if (!email || !website || !support) throw new Error("A shop without lists.");
  const off = (id: number) => switchEntry(owner, { list: "channels", id, on: false });
  await expect(off(email.id)).rejects.toMatchObject({ code: "in_use" });
  expect(describeUses("en", email.uses)).toBe("After updates");
  const [template] = await database()
    .select({ id: mailTemplates.id })
    .from(mailTemplates)
    .where(eq(mailTemplates.shopId, shopId));
  const [survey] = await database()
    .insert(npsSurveys)
    .values({
      shopId,
      name: "Every spring",
      kind: "relationship",
      days: 90,
      templateId: template?.id ?? "",
      channelId: website.id,
      categoryId: support.id,
    })
    .returning({ id: npsSurveys.id });
  await expect(off(website.id)).rejects.toMatchObject({ code: "in_use" });
  const uses = (await readLists(owner)).categories[0]?.uses ?? [];
  expect(describeUses("en", uses)).toBe("After updates and the survey “Every spring”");
  await database()
    .update(npsSurveys)
    .set({ archivedAt: new Date() })
    .where(eq(npsSurveys.id, survey?.id ?? ""));
  await off(website.id);
});

function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

test("switching off waits for whoever is choosing it, and is refused then", async () => {
  const { shopId, owner } = await makeShop();
  const { id } = await channel(owner, "pos");
  const [locked, goOn] = [signal(), signal()];
  const choosing = transaction(async (tx) => {
    await lockNpsSettings(tx, shopId);
    locked.give();
    await goOn.given;
    await tx.update(npsSurveys).set({ channelId: id }).where(isSolvedSurvey(shopId));
  });
  await locked.given;
  const off = switchEntry(owner, { list: "channels", id, on: false });
  goOn.give();
  await expect(off).rejects.toMatchObject({ code: "in_use" });
  await choosing;
});

test("agents and other shops reach nothing", async () => {
  const { shopId, owner } = await makeShop();
  const { owner: stranger } = await makeShop("Other");
  const agent = await makeMember(shopId, "agent");
  const { id } = await channel(owner, "pos");
  const [category] = (await readLists(owner)).categories;
  const acts = (actor: MemberActor) => [
    () => saveChannel(actor, { id, name: "Mine" }),
    () => saveCategory(actor, { id: category?.id ?? 0, name: "Mine", ...TEXTS }),
    () => switchEntry(actor, { list: "channels", id, on: false }),
    () => readChannel(actor, String(id)),
    () => readCategory(actor, String(category?.id)),
  ];
  for (const act of acts(stranger))
    await expect(act()).rejects.toMatchObject({ code: "not_found" });
  const more = [
    () => addChannel(agent, { code: "mine", name: "Mine" }),
    () => addCategory(agent, { code: "mine", name: "Mine", ...TEXTS }),
    () => readLists(agent),
  ];
  for (const act of [...acts(agent), ...more]) {
    await expect(act()).rejects.toMatchObject({ code: "forbidden" });
  }
  for (const written of ["x", "1e3", "-1", "9".repeat(30)]) {
    await expect(readChannel(owner, written)).rejects.toMatchObject({ code: "not_found" });
  }
  expect(await channel(owner, "pos")).toMatchObject({ name: "Point of sale", active: true });
});

test("a list has a limit", async () => {
  const { owner } = await makeShop();
  const { length } = (await readLists(owner)).channels;
  for (let n = length; n < ENTRIES_MAX; n += 1) {
    await addChannel(owner, { code: `c${n}`, name: "One more" });
  }
  await expect(addChannel(owner, { code: "last", name: "Last" })).rejects.toMatchObject({
    fields: { code: "tooManyEntries" },
  });
});
