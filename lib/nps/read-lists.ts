import { and, asc, eq, or, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { npsCategories, npsChannels } from "@/db/schema";

export type NpsChannel = Pick<typeof npsChannels.$inferSelect, "id" | "code" | "name">;
export type NpsCategory = Omit<
  typeof npsCategories.$inferSelect,
  "shopId" | "active" | "createdAt"
>;

/** The shop's channels that are in use, by id. */
export function listChannels(shopId: string): Promise<NpsChannel[]> {
  return database()
    .select({ id: npsChannels.id, code: npsChannels.code, name: npsChannels.name })
    .from(npsChannels)
    .where(and(eq(npsChannels.shopId, shopId), npsChannels.active))
    .orderBy(asc(npsChannels.id));
}

/** The shop's categories that are in use, by id, with their six texts. */
export async function listCategories(shopId: string): Promise<NpsCategory[]> {
  const rows = await database()
    .select()
    .from(npsCategories)
    .where(and(eq(npsCategories.shopId, shopId), npsCategories.active))
    .orderBy(asc(npsCategories.id));
  return rows.map(({ shopId: _, active: __, createdAt: ___, ...category }) => category);
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
