import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { npsCategories, npsCategoryTexts, shops } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { CategoryText } from "@/lib/nps/lists/schema";
import type { Band } from "@/lib/nps/score";

/** What a category asks and says next, by band. */
export type CategoryTexts = Record<CategoryText, string>;

type Category = CategoryTexts & { locale: string };
type Translation = Record<CategoryText, string | null> & { locale: string };

/**
 * Each text of a category in the first of these languages that has it, best first; in none of them it
 * is what the category began with.
 */
export function textsIn(
  category: Category,
  translations: Translation[],
  languages: (string | null)[],
): CategoryTexts {
  const inOne = (name: CategoryText, language: string | null) =>
    language === category.locale
      ? category[name]
      : translations.find(({ locale }) => locale === language)?.[name];
  const text = (name: CategoryText) => {
    for (const language of languages) {
      const found = inOne(name, language);
      if (found) return found;
    }
    return category[name];
  };
  return {
    promoterQuestion: text("promoterQuestion"),
    promoterThanks: text("promoterThanks"),
    passiveQuestion: text("passiveQuestion"),
    passiveThanks: text("passiveThanks"),
    detractorQuestion: text("detractorQuestion"),
    detractorThanks: text("detractorThanks"),
  };
}

/** A category's texts in a language, else in the shop's. Throws `not_found`. */
export async function readCategoryTexts(
  shopId: string,
  categoryId: number,
  language: string,
): Promise<CategoryTexts> {
  const [[row], translations] = await Promise.all([
    database()
      .select({ category: npsCategories, shopLocale: shops.locale })
      .from(npsCategories)
      .innerJoin(shops, eq(shops.id, npsCategories.shopId))
      .where(and(eq(npsCategories.shopId, shopId), eq(npsCategories.id, categoryId))),
    database()
      .select()
      .from(npsCategoryTexts)
      .where(and(eq(npsCategoryTexts.shopId, shopId), eq(npsCategoryTexts.categoryId, categoryId))),
  ]);
  if (!row) throw new AppError("not_found");
  return textsIn(row.category, translations, [language, row.shopLocale]);
}

/** What is said to and asked of those who gave a score of this band. */
export function textsOf(texts: CategoryTexts, band: Band): { thanks: string; question: string } {
  switch (band) {
    case "promoter":
      return { thanks: texts.promoterThanks, question: texts.promoterQuestion };
    case "passive":
      return { thanks: texts.passiveThanks, question: texts.passiveQuestion };
    case "detractor":
      return { thanks: texts.detractorThanks, question: texts.detractorQuestion };
  }
}
