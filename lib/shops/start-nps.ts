import type { Tx } from "@/db/client";
import {
  mailTemplates,
  npsCategories,
  npsChannels,
  npsSettings,
  npsSurveys,
  surveyAccess,
} from "@/db/schema";
import { newToken } from "@/lib/base/tokens";

/** What a new shop's surveys begin with in words, from the catalogue. */
export type NpsWords = {
  channels: Record<"email" | "website" | "pos" | "ios_app" | "android_app", string>;
  categories: { support: string; delivery: string; checkout: string };
  questions: Record<Question, string>;
  template: { name: string; subject: string; body: string };
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
        ...words.questions,
      })),
    )
    .returning({ id: npsCategories.id, code: npsCategories.code });
  await tx.insert(mailTemplates).values({ shopId, ...words.template });
  const channel = channels.find(({ code }) => code === "email");
  const category = categories.find(({ code }) => code === "support");
  if (!channel || !category) throw new Error("A shop's first lists were not stored.");
  await tx.insert(npsSettings).values({ shopId });
  await tx.insert(npsSurveys).values({
    shopId,
    kind: "solved",
    days: AFTER_DAYS,
    channelId: channel.id,
    categoryId: category.id,
  });
}
