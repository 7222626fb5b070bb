import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { call } from "@/app/nps/test-client";
import { database } from "@/db/client";
import { mailTemplates, mailTemplateTexts, npsCategoryTexts, settingChanges } from "@/db/schema";
import type { Locale } from "@/lib/i18n/locales";
import { readNpsLink } from "@/lib/identity/access/nps-links";
import type { MemberActor } from "@/lib/identity/actor";
import { answerInvitation } from "@/lib/nps/answer/answer-invitation";
import { getAnswer, getQuestions } from "@/lib/nps/answer/queries";
import { addCategory } from "@/lib/nps/lists/add-entry";
import { readCategory } from "@/lib/nps/lists/queries";
import { saveCategory } from "@/lib/nps/lists/save-entry";
import { translationSchema } from "@/lib/nps/lists/schema";
import { translateCategory } from "@/lib/nps/lists/translate-category";
import { listCategories } from "@/lib/nps/read-lists";
import { readSolvedSurvey } from "@/lib/nps/solved-survey";
import { saveShop } from "@/lib/shops/save-shop";
import { readShopSettings } from "@/lib/shops/settings-queries";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import { makeMember, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { inviteNow, makeInvitation, startInvitations } from "@/lib/testing/nps";
import { mailsOf } from "@/lib/testing/rows";
import { surveyKey } from "@/lib/testing/survey";
import { solveUpdate } from "@/lib/updates/solve-update";

const NONE = {
  promoterQuestion: null,
  promoterThanks: null,
  passiveQuestion: null,
  passiveThanks: null,
  detractorQuestion: null,
  detractorThanks: null,
};

let shopId: string;
let owner: MemberActor;
let categoryId: number;
beforeEach(async () => {
  ({ shopId, owner } = await makeShop());
  ({ categoryId } = await readSolvedSurvey(database(), shopId));
});

const translate = (
  texts: Partial<Record<keyof typeof NONE, string | null>>,
  locale: Locale = "da",
) => translateCategory(owner, { id: categoryId, locale, ...NONE, ...texts });

async function speak(locale: Locale) {
  const { shop } = await readShopSettings(owner);
  await saveShop(owner, { ...shop, locale });
}

async function invited(token: string) {
  const link = await readNpsLink(token);
  if (link.state !== "good") throw new Error(`The link is ${link.state}.`);
  return link.actor;
}

test("a new shop asks and thanks in every language", async () => {
  const actor = await invited((await makeInvitation(owner)).token);
  expect(await getQuestions(actor, "en")).toMatchObject({ detractor: "What went wrong?" });
  expect(await getQuestions(actor, "da")).toEqual({
    promoter: "Hvad var du mest glad for?",
    passive: "Hvad kunne have gjort det bedre?",
    detractor: "Hvad gik galt?",
  });
  await answerInvitation(actor, 3, "Slow.");
  expect(await getAnswer(actor, "da")).toMatchObject({
    comment: "Slow.",
    thanks: "Tak, fordi du er ærlig. Vi læser hvert eneste svar.",
    question: "Hvad gik galt?",
  });
  expect((await getAnswer(actor, "en")).thanks).toMatch(/^Thank you for being honest/);
});

test("each text falls back by itself: to the shop's language, then to the one it began with", async () => {
  const actor = await invited((await makeInvitation(owner)).token);
  await translate({ promoterQuestion: "Hvad virkede?" });
  expect(await getQuestions(actor, "da")).toMatchObject({
    promoter: "Hvad virkede?",
    detractor: "What went wrong?",
  });
  await speak("da");
  expect(await getQuestions(actor, "en")).toMatchObject({ promoter: "What did you like most?" });
  expect((await listCategories(shopId)).find(({ id }) => id === categoryId)).toMatchObject({
    promoterQuestion: "Hvad virkede?",
    detractorQuestion: "What went wrong?",
  });
});

test("a translation is saved, logged, changed with its base apart, and taken away", async () => {
  const changes = await translate({ detractorThanks: "Tak for det." });
  expect(changes).toHaveLength(6);
  expect(await translate({ detractorThanks: "Tak for det." })).toEqual([]);
  const base = await readCategory(owner, String(categoryId));
  expect(base).toMatchObject({ locale: "en", translations: [{ locale: "da" }] });
  const { code: _, active: __, locale: ___, translations: ____, ...texts } = base;
  await saveCategory(owner, { ...texts, detractorThanks: "Thanks." });
  expect((await readCategory(owner, String(categoryId))).translations).toMatchObject([
    { locale: "da", detractorThanks: "Tak for det." },
  ]);
  await translate({});
  expect((await readCategory(owner, String(categoryId))).translations).toEqual([]);
  const log = await database()
    .select()
    .from(settingChanges)
    .where(
      and(
        eq(settingChanges.shopId, shopId),
        eq(settingChanges.setting, "nps.categories.support.translated.da"),
      ),
    );
  expect(log).toHaveLength(7);
  expect(log).toContainEqual(expect.objectContaining({ from: "Tak for det.", to: null }));
});

test("translations are refused to agents, other shops and the category's own language", async () => {
  const texts = { id: categoryId, locale: "da", ...NONE } as const;
  const agent = await makeMember(shopId, "agent");
  await expect(translateCategory(agent, texts)).rejects.toMatchObject({ code: "forbidden" });
  const { owner: stranger } = await makeShop("Other");
  await expect(translateCategory(stranger, texts)).rejects.toMatchObject({ code: "not_found" });
  const own = { ...texts, locale: "en" } as const;
  await expect(translateCategory(owner, own)).rejects.toMatchObject({ code: "not_found" });
  const typed = { id: String(categoryId), locale: "da", ...NONE, promoterThanks: "x".repeat(501) };
  const form = Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, text ?? ""]));
  const { error } = translationSchema.safeParse(form);
  expect(error?.issues).toMatchObject([{ path: ["promoterThanks"], message: "tooLong?max=500" }]);
});

test("a new category begins in the shop's language", async () => {
  await speak("da");
  const texts = Object.fromEntries(Object.keys(NONE).map((name) => [name, "Hej"]));
  const added = { code: "parcel", name: "Parcel", ...texts } as Parameters<typeof addCategory>[1];
  const id = await addCategory(owner, added);
  expect(await readCategory(owner, String(id))).toMatchObject({ locale: "da", translations: [] });
});

test("programs get the shop's language unless they name another", async () => {
  const key = await surveyKey(shopId);
  const read = async (lang: string) => {
    const { body } = await call("categories", { query: { shop_id: key, lang } });
    return body.find((row: { code: string }) => row.code === "support").detractor_question;
  };
  expect(await read("")).toBe("What went wrong?");
  expect(await read("da")).toBe("Hvad gik galt?");
  expect(await read("da-DK")).toBe("Hvad gik galt?");
  expect(await read("xx")).toBe("What went wrong?");
  await speak("da");
  expect(await read("")).toBe("Hvad gik galt?");
});

async function invitationTo(locale: Locale | null) {
  const orderId = await makeOrder(shopId, { locale });
  const updateId = await makeUpdate(owner, orderId);
  await solveUpdate(owner, { updateId, notify: true });
  await deliverAll(shopId);
  await inviteNow(shopId, updateId);
  await deliverAll(shopId);
  const [mail] = await mailsOf(owner, updateId, "nps.invitation");
  if (!mail) throw new Error("Nobody was invited.");
  return sentMessage(shopId, mail.id);
}

test("an invitation is written in the order's language, and falls back to the shop's", async () => {
  const targets = { successUrl: "https://a.example/", errorUrl: "https://a.example/" };
  await startInvitations(shopId, targets);
  expect((await invitationTo(null)).subject).toBe("How likely are you to recommend Holm & Hazel?");
  const danish = await invitationTo("da");
  expect(danish.subject).toBe("Hvor sandsynligt er det, at du vil anbefale Holm & Hazel?");
  expect(danish.text).toContain("Afmeld dem her:");
  await database().delete(mailTemplateTexts).where(eq(mailTemplateTexts.shopId, shopId));
  expect((await invitationTo("da")).subject).toMatch(/^How likely/);
});

test("the tables hold their rules", async () => {
  const [template] = await database()
    .select()
    .from(mailTemplates)
    .where(eq(mailTemplates.shopId, shopId));
  const place = { shopId, templateId: template?.id ?? "", subject: "a", body: "b" };
  await expect(
    database()
      .insert(mailTemplateTexts)
      .values({ ...place, locale: "xx" as Locale }),
  ).rejects.toMatchObject({ cause: { constraint_name: "mail_template_texts_locale" } });
  await expect(
    database()
      .update(npsCategoryTexts)
      .set({ promoterThanks: "x".repeat(501) })
      .where(eq(npsCategoryTexts.shopId, shopId)),
  ).rejects.toMatchObject({ cause: { constraint_name: "nps_category_texts_lengths" } });
});
