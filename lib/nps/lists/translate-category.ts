import { and, eq } from "drizzle-orm";
import { transaction } from "@/db/client";
import { npsCategoryTexts } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { lockCategory } from "@/lib/nps/lists/save-entry";
import { CATEGORY_TEXTS, type TranslationInput } from "@/lib/nps/lists/schema";
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";

/**
 * Saves a category's texts in another language than the one it began with; null falls back to the
 * shop's language. Returns what changed. Throws `forbidden` for agents, `not_found`, also for its own language.
 */
export async function translateCategory(
  actor: MemberActor,
  { id, locale, ...texts }: TranslationInput,
): Promise<LoggedChange[]> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  return transaction(async (tx) => {
    const category = await lockCategory(tx, shopId, id);
    if (category.locale === locale) throw new AppError("not_found");
    const where = and(
      eq(npsCategoryTexts.shopId, shopId),
      eq(npsCategoryTexts.categoryId, id),
      eq(npsCategoryTexts.locale, locale),
    );
    const [before] = await tx.select().from(npsCategoryTexts).where(where);
    const changes: LoggedChange[] = CATEGORY_TEXTS.filter(
      (name) => (before?.[name] ?? null) !== texts[name],
    ).map((name) => ({
      setting: `nps.categories.${category.code}.translated.${locale}`,
      from: before?.[name] ?? null,
      to: texts[name],
    }));
    if (changes.length === 0) return [];
    if (CATEGORY_TEXTS.every((name) => texts[name] === null)) {
      await tx.delete(npsCategoryTexts).where(where);
    } else {
      const { shopId: shop, categoryId, locale: language } = npsCategoryTexts;
      await tx
        .insert(npsCategoryTexts)
        .values({ shopId, categoryId: id, locale, ...texts })
        .onConflictDoUpdate({ target: [shop, categoryId, language], set: texts });
    }
    await recordChanges(tx, actor, changes);
    return changes;
  });
}
