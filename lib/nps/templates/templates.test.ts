import { randomUUID } from "node:crypto";
import { and, asc, eq, like, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { npsExperiments, settingChanges, shops } from "@/db/schema";
import { parse } from "@/lib/http/parse";
import type { MemberActor } from "@/lib/identity/actor";
import { readSolvedSurvey } from "@/lib/nps/solved-survey";
import { archiveTemplate, restoreTemplate } from "@/lib/nps/templates/archive-template";
import { checkTemplate } from "@/lib/nps/templates/check-template";
import { createTemplate } from "@/lib/nps/templates/create-template";
import { describeWarnings } from "@/lib/nps/templates/describe-warnings";
import { readLastSave } from "@/lib/nps/templates/last-save";
import { previewTemplate } from "@/lib/nps/templates/preview-template";
import { listTemplates, readLoudWords, readTemplate } from "@/lib/nps/templates/queries";
import { saveLoudWords } from "@/lib/nps/templates/save-loud-words";
import { saveTemplate } from "@/lib/nps/templates/save-template";
import {
  loudWordsSchema,
  templateSchema,
  translateTemplateSchema,
} from "@/lib/nps/templates/schema";
import { sendTemplateTest } from "@/lib/nps/templates/send-template-test";
import { starterTemplate } from "@/lib/nps/templates/starter-template";
import { readWordsIn } from "@/lib/nps/templates/template-words";
import { translateTemplate } from "@/lib/nps/templates/translate-template";
import { sentMessage } from "@/lib/testing/deliver";
import { makeMember, makeShop } from "@/lib/testing/factories";
import { setSolvedSurvey } from "@/lib/testing/nps";

const WORDS = { subject: "How was it, {customer_first_name}?", body: "Hello.\n\n{nps_scale}" };
const NOW = new Date().toISOString();
const NEW = { locale: "en" as const, ...WORDS, others: [] };
const DANISH = { subject: "Hvordan var det, {customer_first_name}?", body: "Hej.\n\n{nps_scale}" };

async function scene() {
  const { shopId, owner } = await makeShop();
  const id = await createTemplate(owner, { name: "Short", from: null }, NEW);
  const seen = async () => (await readTemplate(owner, id)).updatedAt.toISOString();
  const save = async (actor: MemberActor, changes: object, at?: string) =>
    saveTemplate(actor, {
      templateId: id,
      name: "Short",
      ...WORDS,
      seen: at ?? (await seen()),
      ...changes,
    });
  return { shopId, owner, id, seen, save };
}

const logOf = async ({ shopId }: MemberActor) =>
  (
    await database()
      .select()
      .from(settingChanges)
      .where(and(eq(settingChanges.shopId, shopId), like(settingChanges.setting, "nps.%")))
      .orderBy(asc(settingChanges.at), asc(settingChanges.setting))
  ).map(({ setting, subjectId, from, to }) => [setting, subjectId, from, to]);

test("a template is created, saved, copied, archived and restored, and the log shows it", async () => {
  const { owner, id, save } = await scene();
  await save(owner, { subject: "New" });
  expect((await save(owner, { subject: "New" })).changes).toEqual([]);
  const copy = await createTemplate(owner, { name: "Second", from: id }, NEW);
  expect(await readTemplate(owner, copy)).toMatchObject({ subject: "New", body: WORDS.body });
  expect(await archiveTemplate(owner, { templateId: copy })).toBe("Second");
  await archiveTemplate(owner, { templateId: copy });
  const names = async (archived: boolean) =>
    (await listTemplates(owner, { archived })).map(({ name }) => name);
  expect(await names(false)).toEqual(["One question", "Short"]);
  expect(await names(true)).toEqual(["Second"]);
  await restoreTemplate(owner, { templateId: copy });
  expect(await names(true)).toEqual([]);
  expect(await logOf(owner)).toEqual([
    ["nps.template.added", id, null, "Short"],
    ["nps.template.subject", id, WORDS.subject, "New"],
    ["nps.template.added", copy, null, "Second"],
    ["nps.template.archived", copy, false, true],
    ["nps.template.archived", copy, true, false],
  ]);
  expect((await readLastSave(owner, id))?.by).toBe("Ida Lindqvist");
});

test("two people save at once: the second is told, and can then save over it knowingly", async () => {
  const { shopId, owner, seen, save, id } = await scene();
  const admin = await makeMember(shopId, "admin");
  const at = await seen();
  const both = await Promise.allSettled([
    save(owner, { body: "Mine {nps_scale}" }, at),
    save(admin, { body: "Theirs {nps_scale}" }, at),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "changed_since" },
  });
  await save(admin, { body: "Knowingly {nps_scale}" });
  expect((await readTemplate(owner, id)).body).toBe("Knowingly {nps_scale}");
});

test("saving an identical text reports no conflict", async () => {
  const { owner, save, seen } = await scene();
  const at = await seen();
  await save(owner, { body: "Same {nps_scale}" });
  expect((await save(owner, { body: "Same {nps_scale}" }, at)).changes).toEqual([]);
});

test("names are used once among templates in use", async () => {
  const { owner, id, save } = await scene();
  const taken = { code: "invalid", fields: { name: "templateTaken" } };
  const make = (name: string) => createTemplate(owner, { name, from: null }, NEW);
  await expect(make("Short")).rejects.toMatchObject(taken);
  await expect(save(owner, { name: "One question" })).rejects.toMatchObject(taken);
  await archiveTemplate(owner, { templateId: id });
  await make("Short");
  await expect(restoreTemplate(owner, { templateId: id })).rejects.toMatchObject(taken);
  const both = await Promise.allSettled([make("Twice"), make("Twice")]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a template used by settings or the running experiment can't be archived", async () => {
  const { shopId, owner, id } = await scene();
  await setSolvedSurvey(shopId, { templateId: id });
  const away = () => archiveTemplate(owner, { templateId: id });
  await expect(away()).rejects.toMatchObject({ code: "in_use" });
  await setSolvedSurvey(shopId, { templateId: null });
  const [other] = (await listTemplates(owner, { archived: false })).filter((row) => row.id !== id);
  await database()
    .insert(npsExperiments)
    .values({
      shopId,
      surveyId: (await readSolvedSurvey(database(), shopId)).id,
      about: "wording",
      otherTemplateId: id,
      baseDays: 14,
      baseTemplateId: other?.id ?? "",
      plannedEach: 100,
      startedById: owner.memberId,
    });
  await expect(away()).rejects.toMatchObject({ code: "in_use" });
  expect((await readTemplate(owner, id)).uses).toEqual([{ place: "experiment" }]);
  await database()
    .update(npsExperiments)
    .set({ endedAt: sql`now()` })
    .where(eq(npsExperiments.shopId, shopId));
  await away();
});

test("only what cannot be sent is refused", () => {
  const fields = (input: object) =>
    Object.fromEntries(
      (templateSchema.safeParse(input).error?.issues ?? []).map((issue) => [
        issue.path.join("."),
        issue.message,
      ]),
    );
  expect(fields({ name: " ", subject: "", body: " \n " })).toEqual({
    name: "required",
    subject: "required",
    body: "required",
  });
  const long = { name: "n".repeat(101), subject: "s".repeat(201), body: "b".repeat(50_001) };
  expect(fields(long)).toEqual({
    name: "tooLong?max=100",
    subject: "tooLong?max=200",
    body: "tooLong?max=50000",
  });
  expect(fields({ name: "n", subject: "FREE!!! {discount}", body: "No link" })).toEqual({});
});

test("the check reports in words, with the shop's own list of spam-trigger words", async () => {
  const { owner } = await scene();
  const draft = { subject: "FREE mugs", body: "Act now. {discount}" };
  const keys = async () =>
    describeWarnings("en", { ...draft, loudWords: await readLoudWords(owner) }).map(
      ({ key }) => key,
    );
  expect(await keys()).toEqual([
    "noRateLink",
    "capitals",
    "loud_words",
    "no_unsubscribe_link",
    "unknown_fields",
  ]);
  const own = parse(loudWordsSchema, { loudWords: ["Mugs", "mugs "] });
  expect(await saveLoudWords(owner, own)).toEqual([
    { setting: "nps.loudWords", from: "standard", to: ["mugs"] },
  ]);
  expect(await saveLoudWords(owner, own)).toEqual([]);
  const [loud] = describeWarnings("en", { ...draft, loudWords: ["mugs"] }).filter(
    ({ key }) => key === "loud_words",
  );
  expect(loud?.text).toBe("A word that sounds like advertising: “mugs”.");
  await saveLoudWords(owner, { loudWords: [] });
  expect(await keys()).not.toContain("loud_words");
  await saveLoudWords(owner, { loudWords: null });
  expect(await readLoudWords(owner)).toBeNull();
});

test("a preview shows typed words and runs nothing", async () => {
  const { owner, id } = await scene();
  const evil = [
    '<p onclick="alert(1)">Typed</p><script>alert(2)</script><img src=x onerror=alert(3)>',
    '<a href="javascript:alert(4)">go</a><a href="JaVa&#x0A;script:alert(5)">go</a>',
    '<svg onload=alert(6)><iframe src="https://evil.example"></iframe><style>*{color:red}</style>',
    '<form action="https://evil.example"><input name="x"></form><base href="https://evil.example">',
    "{nps_scale} $$Ticket.RateUrl08$$",
  ].join("\n");
  for (const look of ["light", "dark"] as const) {
    const html = await previewTemplate(owner, id, {
      look,
      typed: { subject: "</title><script>", body: evil },
    });
    expect(html).toContain("Typed");
    const body = html.slice(html.indexOf("<body"));
    expect(body).not.toMatch(
      /<script|onerror|onclick|onload|javascript:|<iframe|<form|<base|<svg/i,
    );
    expect(html).not.toContain("</title><script>");
    expect(html).toContain(`/settings/nps/templates/${id}?rating=8`);
    expect(html).toContain(look === "dark" ? "@media all {" : "@media not all {");
    expect(html).not.toContain("prefers-color-scheme");
  }
  expect(await previewTemplate(owner, id, { look: "light" })).toContain("Hello.");
});

test("a test goes to the member at once, with links that lead members here, and not for ever", async () => {
  const { shopId, owner, id } = await scene();
  const test = await sendTemplateTest(owner, { templateId: id });
  expect(test.result).toBe("kept");
  const message = await sentMessage(shopId, test.mailId);
  expect(message.subject).toBe("How was it, Clara?");
  expect(message.html).toContain(`/settings/nps/templates/${id}?rating=10`);
  expect(message.html).not.toContain("/nps/rate/");
  for (let n = 0; n < 9; n += 1) await sendTemplateTest(owner, { templateId: id });
  await expect(sendTemplateTest(owner, { templateId: id })).rejects.toMatchObject({
    code: "rate_limited",
  });
});

test("agents and other shops reach nothing", async () => {
  const { shopId, owner, id } = await scene();
  const agent = await makeMember(shopId, "agent");
  const { owner: stranger } = await makeShop("Other");
  const acts = (actor: MemberActor) => [
    () => readTemplate(actor, id),
    () => previewTemplate(actor, id, { look: "light" }),
    () => sendTemplateTest(actor, { templateId: id }),
    () => archiveTemplate(actor, { templateId: id }),
    () => translateTemplate(actor, { templateId: id, locale: "da", seen: NOW, words: DANISH }),
    () => createTemplate(actor, { name: "Theirs", from: id }, NEW),
    () =>
      saveTemplate(actor, {
        templateId: id,
        name: "Mine",
        ...WORDS,
        seen: new Date().toISOString(),
      }),
  ];
  for (const act of acts(stranger))
    await expect(act()).rejects.toMatchObject({ code: "not_found" });
  const more = [
    () => listTemplates(agent, { archived: false }),
    () => saveLoudWords(agent, { loudWords: [] }),
    () => restoreTemplate(agent, { templateId: id }),
  ];
  for (const act of [...acts(agent), ...more]) {
    await expect(act()).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(readTemplate(owner, randomUUID())).rejects.toMatchObject({ code: "not_found" });
  expect((await readTemplate(owner, id)).name).toBe("Short");
});

describe("in another language", () => {
  const translated = async () => {
    const made = await scene();
    const { shopId, owner, id, seen } = made;
    const translate = async (words: typeof DANISH | null, at?: string) =>
      translateTemplate(owner, { templateId: id, locale: "da", seen: at ?? (await seen()), words });
    const shown = async (language: string) =>
      (await readWordsIn(database(), { shopId, templateId: id }, language))?.subject;
    return { ...made, translate, shown };
  };

  test("words are stored, shown to those who read it, logged, copied and taken away again", async () => {
    const { owner, id, translate, shown } = await translated();
    expect(await shown("da")).toBe(WORDS.subject);
    await translate(DANISH);
    expect((await translate(DANISH)).changes).toEqual([]);
    expect([await shown("da"), await shown("en"), await shown("de")]).toEqual([
      DANISH.subject,
      WORDS.subject,
      WORDS.subject,
    ]);
    const copy = await createTemplate(owner, { name: "Copy", from: id }, NEW);
    const { locale, translations } = await readTemplate(owner, copy);
    expect([locale, translations]).toEqual(["en", [{ locale: "da", ...DANISH }]]);
    await translate(null);
    expect(await shown("da")).toBe(WORDS.subject);
    const told = (await logOf(owner)).filter(([setting]) => /translated/.test(String(setting)));
    expect(told).toHaveLength(4);
    expect(told).toContainEqual(["nps.template.translated.da", id, "", DANISH.subject]);
    expect(told).toContainEqual(["nps.template.translated.da", id, DANISH.body, ""]);
  });

  test("the shop's language comes before the one a template began with", async () => {
    const { shopId, translate, shown } = await translated();
    await translate(DANISH);
    await database().update(shops).set({ locale: "da" }).where(eq(shops.id, shopId));
    expect(await shown("de")).toBe(DANISH.subject);
  });

  test("a save that did not see the last one is refused, and the template's own language is none", async () => {
    const { owner, id, seen, save, translate } = await translated();
    const before = await seen();
    await save(owner, { subject: "New" });
    await expect(translate(DANISH, before)).rejects.toMatchObject({ code: "changed_since" });
    await translate(DANISH);
    await expect(
      translateTemplate(owner, { templateId: id, locale: "en", seen: await seen(), words: WORDS }),
    ).rejects.toMatchObject({ code: "not_found" });
    await archiveTemplate(owner, { templateId: id });
    await expect(translate(null)).rejects.toMatchObject({ code: "not_found" });
  });

  test("nobody gets words that lead to no answer", async () => {
    const { shopId, owner, id, translate } = await translated();
    const mute = { subject: "Hej", body: "Uden knapper" };
    await translate(mute);
    const [row] = (await listTemplates(owner, { archived: false })).filter((one) => one.id === id);
    expect(row?.rates).toBe(false);
    await translate(DANISH);
    await setSolvedSurvey(shopId, { templateId: id });
    await expect(translate(mute)).rejects.toMatchObject({
      fields: { body: "templateNoRateLink" },
    });
  });

  test("the preview and the test show it", async () => {
    const { shopId, owner, id, translate } = await translated();
    const preview = (typed?: { subject: string; body: string }) =>
      previewTemplate(owner, id, { look: "light", locale: "da", typed });
    expect(await preview()).toContain("Hello.");
    expect(await preview({ subject: "", body: " " })).toContain("Hello.");
    await translate(DANISH);
    const html = await preview();
    expect(html).toContain('lang="da"');
    expect(html).toContain("Hej.");
    const test = await sendTemplateTest(owner, { templateId: id, locale: "da" });
    expect((await sentMessage(shopId, test.mailId)).subject).toMatch(/^Hvordan var det, /);
  });

  test.each([
    [{ subject: "", body: " " }, { words: null }],
    [DANISH, { words: DANISH }],
  ])("a form with %j", (typed, expected) => {
    const form = { templateId: crypto.randomUUID(), locale: "da", seen: NOW, ...typed };
    expect(parse(translateTemplateSchema, form)).toMatchObject(expected);
  });

  test.each([
    [{ subject: "", body: "Hej" }, { subject: "required" }],
    [{ subject: "Hej", body: "" }, { body: "required" }],
    [{ subject: "x".repeat(201), body: "Hej" }, { subject: "tooLong?max=200" }],
    [{ subject: "Hej", body: "Hej", locale: "xx" }, { locale: "invalidValue" }],
  ])("a form with %j is refused", (typed, fields) => {
    const form = { templateId: crypto.randomUUID(), locale: "da", seen: NOW, ...typed };
    expect(() => parse(translateTemplateSchema, form)).toThrow(expect.objectContaining({ fields }));
  });
});

test.each(["en", "da"])(
  "the words every template begins with pass the check, in %s first",
  (locale) => {
    const { others, ...own } = starterTemplate(locale);
    expect([own.locale, ...others.map((other) => other.locale)].sort()).toEqual(["da", "en"]);
    for (const words of [own, ...others]) {
      expect(checkTemplate(words)).toEqual([]);
      expect(words.body).toContain("{nps_scale}");
    }
    expect(checkTemplate({ ...own, subject: "FREE" })).not.toEqual([]);
  },
);
