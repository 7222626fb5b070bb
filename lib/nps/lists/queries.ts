import { and, asc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { npsCategories, npsCategoryTexts, npsChannels } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { Locale } from "@/lib/i18n/locales";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { type CategoryText, entryIdSchema } from "@/lib/nps/lists/schema";
import { type ListUse, readUses } from "@/lib/nps/lists/uses";

/** A channel or category as lists show it. */
export type ListEntry = {
  id: number;
  code: string;
  name: string;
  active: boolean;
  uses: ListUse[];
};

export type CategoryEntry = Omit<ListEntry, "uses"> &
  Record<CategoryText, string> & {
    /** The language of its texts. */
    locale: Locale;
    /** The texts it has in others; null where it has none. */
    translations: (Record<CategoryText, string | null> & { locale: Locale })[];
  };

/** Both lists of a shop, by number, with where each entry is used. Throws `forbidden` for agents. */
export async function readLists(
  actor: MemberActor,
): Promise<{ channels: ListEntry[]; categories: ListEntry[] }> {
  requireRole(actor, "admin");
  const [channels, categories, uses] = await Promise.all([
    rowsOf(npsChannels, actor.shopId),
    rowsOf(npsCategories, actor.shopId),
    readUses(actor.shopId),
  ]);
  return {
    channels: channels.map((row) => ({ ...row, uses: uses.channels.get(row.id) ?? [] })),
    categories: categories.map((row) => ({ ...row, uses: uses.categories.get(row.id) ?? [] })),
  };
}

function rowsOf(table: typeof npsChannels | typeof npsCategories, shopId: string) {
  return database()
    .select({ id: table.id, code: table.code, name: table.name, active: table.active })
    .from(table)
    .where(eq(table.shopId, shopId))
    .orderBy(asc(table.id));
}

/** One channel; `written` as in an address. Throws `forbidden` for agents and `not_found`. */
export async function readChannel(
  actor: MemberActor,
  written: string,
): Promise<Omit<ListEntry, "uses">> {
  requireRole(actor, "admin");
  const { id, code, name, active } = npsChannels;
  const [row] = await database()
    .select({ id, code, name, active })
    .from(npsChannels)
    .where(and(eq(npsChannels.shopId, actor.shopId), eq(id, numberOf(written))));
  if (!row) throw new AppError("not_found");
  return row;
}

/** One category with its six texts in each language. Throws `forbidden` for agents and `not_found`. */
export async function readCategory(actor: MemberActor, written: string): Promise<CategoryEntry> {
  requireRole(actor, "admin");
  const id = numberOf(written);
  const { shopId } = actor;
  const [[row], translations] = await Promise.all([
    database()
      .select()
      .from(npsCategories)
      .where(and(eq(npsCategories.shopId, shopId), eq(npsCategories.id, id))),
    database()
      .select()
      .from(npsCategoryTexts)
      .where(and(eq(npsCategoryTexts.shopId, shopId), eq(npsCategoryTexts.categoryId, id))),
  ]);
  if (!row) throw new AppError("not_found");
  const { shopId: _, createdAt: __, ...category } = row;
  return {
    ...category,
    translations: translations.map(({ shopId: ___, categoryId, ...texts }) => texts),
  };
}

function numberOf(written: string): number {
  const parsed = entryIdSchema.safeParse(written);
  if (!/^\d{1,15}$/.test(written) || !parsed.success) throw new AppError("not_found");
  return parsed.data;
}
