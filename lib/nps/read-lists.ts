import { and, asc, eq, or, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { npsCategories, npsCategoryTexts, npsChannels, shops } from "@/db/schema";
import type { Locale } from "@/lib/i18n/locales";
import { textsIn } from "@/lib/nps/category-texts";

export type NpsChannel = Pick<typeof npsChannels.$inferSelect, "id" | "code" | "name">;
export type NpsCategory = Omit<
  typeof npsCategories.$inferSelect,
  "shopId" | "active" | "locale" | "createdAt"
>;

/** The shop's channels that are in use, by id. */
export function listChannels(shopId: string): Promise<NpsChannel[]> {
  return database()
    .select({ id: npsChannels.id, code: npsChannels.code, name: npsChannels.name })
    .from(npsChannels)
    .where(and(eq(npsChannels.shopId, shopId), npsChannels.active))
    .orderBy(asc(npsChannels.id));
}

/** The shop's categories that are in use, by id, with their six texts in a language, else in the shop's. */
export async function listCategories(
  shopId: string,
  language: Locale | null = null,
): Promise<NpsCategory[]> {
  const [rows, translations] = await Promise.all([
    database()
      .select({ category: npsCategories, shopLocale: shops.locale })
      .from(npsCategories)
      .innerJoin(shops, eq(shops.id, npsCategories.shopId))
      .where(and(eq(npsCategories.shopId, shopId), npsCategories.active))
      .orderBy(asc(npsCategories.id)),
    database().select().from(npsCategoryTexts).where(eq(npsCategoryTexts.shopId, shopId)),
  ]);
  return rows.map(({ category, shopLocale }) => {
    const { id, code, name } = category;
    const own = translations.filter(({ categoryId }) => categoryId === id);
    return { id, code, name, ...textsIn(category, own, [language, shopLocale]) };
  });
}

/** The id of a channel named by its code or id, by default of those in use; null when the shop has none such. */
export async function findChannel(
  shopId: string,
  name: string,
  { active } = { active: true },
): Promise<number | null> {
  const [row] = await database()
    .select({ id: npsChannels.id })
    .from(npsChannels)
    .where(
      and(
        eq(npsChannels.shopId, shopId),
        active ? npsChannels.active : undefined,
        named(npsChannels.code, npsChannels.id, name),
      ),
    );
  return row?.id ?? null;
}

/** The id of a category named by its code or id, by default of those in use; null when the shop has none such. */
export async function findCategory(
  shopId: string,
  name: string,
  { active } = { active: true },
): Promise<number | null> {
  const [row] = await database()
    .select({ id: npsCategories.id })
    .from(npsCategories)
    .where(
      and(
        eq(npsCategories.shopId, shopId),
        active ? npsCategories.active : undefined,
        named(npsCategories.code, npsCategories.id, name),
      ),
    );
  return row?.id ?? null;
}

type Code = typeof npsChannels.code | typeof npsCategories.code;
type Id = typeof npsChannels.id | typeof npsCategories.id;

/** Digits alone are an id: codes that look like one are refused where codes are made. */
function named(code: Code, id: Id, name: string): SQL | undefined {
  const number = /^\d{1,15}$/.test(name) ? Number(name) : null;
  const byCode = eq(code, name.toLowerCase());
  return number === null ? byCode : or(byCode, sql`${id} = ${number}`);
}
