import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { shareTexts } from "@/db/schema";
import { LOCALES } from "@/lib/base/vocabularies";
import type { Locale } from "@/lib/i18n/locales";
import type { LoggedChange } from "@/lib/shops/record-changes";

/** What the share buttons say, by language; "" where the shop has no text in one. */
export type ShareTexts = Record<Locale, string>;

/** The shop's own share texts. */
export async function readShareTexts(tx: Pick<Tx, "select">, shopId: string): Promise<ShareTexts> {
  const rows = await tx.select().from(shareTexts).where(eq(shareTexts.shopId, shopId));
  const of = (locale: Locale) => rows.find((row) => row.locale === locale)?.text ?? "";
  return { en: of("en"), da: of("da") };
}

/**
 * Stores the share texts, under the lock of the shop's rating settings, and returns what changed. An
 * empty one says nothing where it is in the shop's own language, and is none in any other.
 */
export async function saveShareTexts(
  tx: Tx,
  shop: { shopId: string; locale: string },
  texts: ShareTexts,
): Promise<LoggedChange[]> {
  const { shopId } = shop;
  const before = await readShareTexts(tx, shopId);
  const changed = LOCALES.filter((locale) => before[locale] !== texts[locale]);
  for (const locale of changed) {
    const text = texts[locale];
    if (text === "" && locale !== shop.locale) {
      await tx
        .delete(shareTexts)
        .where(and(eq(shareTexts.shopId, shopId), eq(shareTexts.locale, locale)));
      continue;
    }
    await tx
      .insert(shareTexts)
      .values({ shopId, locale, text })
      .onConflictDoUpdate({ target: [shareTexts.shopId, shareTexts.locale], set: { text } });
  }
  return changed.map((locale) => ({
    setting: `ratings.shareTexts.${locale}`,
    from: before[locale],
    to: texts[locale],
  }));
}
