import type { Tx } from "@/db/client";
import {
  mailTemplates,
  mailTemplateTexts,
  npsCategories,
  npsCategoryTexts,
  npsChannels,
  npsSettings,
  npsSurveys,
  surveyAccess,
} from "@/db/schema";
import { newToken } from "@/lib/base/tokens";
import type { Locale } from "@/lib/i18n/locales";

/** What a new shop's surveys ask and say in one language, from the catalogue. */
export type NpsTexts = {
  locale: Locale;
  questions: Record<Question, string>;
  template: { subject: string; body: string };
};

/** All that a new shop's surveys begin with in words. */
export type NpsWords = NpsTexts & {
  channels: Record<"email" | "website" | "pos" | "ios_app" | "android_app", string>;
  categories: { support: string; delivery: string; checkout: string };
  templateName: string;
  /** The same in the other languages. */
  others: NpsTexts[];
};

type Question =
  | "promoterQuestion"
  | "promoterThanks"
  | "passiveQuestion"
  | "passiveThanks"
  | "detractorQuestion"
  | "detractorThanks";

/** Days after which a new shop asks about a solved update, once it does. */
const AFTER_DAYS = 14;

/** Gives a new shop its channels, categories, first template, survey key and survey after solved updates; nothing is asked yet. */
export async function startNps(tx: Tx, shopId: string, words: NpsWords): Promise<void> {
  await tx.insert(surveyAccess).values({ shopId, publicKey: newToken() });
  const channels = await tx
    .insert(npsChannels)
    .values(Object.entries(words.channels).map(([code, name]) => ({ shopId, code, name })))
    .returning({ id: npsChannels.id, code: npsChannels.code });
  const categories = await tx
    .insert(npsCategories)
    .values(
      Object.entries(words.categories).map(([code, name]) => ({
        shopId,
        code,
        name,
        locale: words.locale,
        ...words.questions,
      })),
    )
    .returning({ id: npsCategories.id, code: npsCategories.code });
  const [template] = await tx
    .insert(mailTemplates)
    .values({ shopId, name: words.templateName, locale: words.locale, ...words.template })
    .returning({ id: mailTemplates.id });
  const channel = channels.find(({ code }) => code === "email");
  const category = categories.find(({ code }) => code === "support");
  if (!channel || !category || !template) throw new Error("A shop's first lists were not stored.");
  await translate(tx, shopId, { words, categories, templateId: template.id });
  await tx.insert(npsSettings).values({ shopId });
  await tx.insert(npsSurveys).values({
    shopId,
    kind: "solved",
    days: AFTER_DAYS,
    channelId: channel.id,
    categoryId: category.id,
  });
}

type Started = { words: NpsWords; categories: { id: number }[]; templateId: string };

/** The same texts in the other languages. */
async function translate(tx: Tx, shopId: string, { words, categories, templateId }: Started) {
  for (const { locale, questions, template } of words.others) {
    await tx
      .insert(npsCategoryTexts)
      .values(categories.map(({ id }) => ({ shopId, categoryId: id, locale, ...questions })));
    await tx.insert(mailTemplateTexts).values({ shopId, templateId, locale, ...template });
  }
}
