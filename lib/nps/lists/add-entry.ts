import { count, eq } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { npsCategories, npsChannels, shops } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { knownLocale } from "@/lib/i18n/locales";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import {
  ENTRIES_MAX,
  type ListName,
  type NewCategory,
  type NewChannel,
} from "@/lib/nps/lists/schema";
import { lockNpsSettings } from "@/lib/nps/lock-settings";
import { recordChanges } from "@/lib/shops/record-changes";

/**
 * Adds a channel and returns its number. Throws `forbidden` for agents, `invalid` for a code the shop
 * has already and for one channel too many.
 */
export async function addChannel(actor: MemberActor, input: NewChannel): Promise<number> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    await refuseTooMany(tx, npsChannels, actor.shopId);
    const [row] = await tx
      .insert(npsChannels)
      .values({ shopId: actor.shopId, ...input })
      .onConflictDoNothing({ target: [npsChannels.shopId, npsChannels.code] })
      .returning({ id: npsChannels.id });
    return added(tx, actor, "channels", input, row);
  });
}

/** Adds a category with its six texts, in the shop's language, and returns its number. Throws as `addChannel` does. */
export async function addCategory(actor: MemberActor, input: NewCategory): Promise<number> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    await refuseTooMany(tx, npsCategories, actor.shopId);
    const [shop] = await tx
      .select({ locale: shops.locale })
      .from(shops)
      .where(eq(shops.id, actor.shopId));
    const locale = knownLocale(shop?.locale) ?? "en";
    const [row] = await tx
      .insert(npsCategories)
      .values({ shopId: actor.shopId, locale, ...input })
      .onConflictDoNothing({ target: [npsCategories.shopId, npsCategories.code] })
      .returning({ id: npsCategories.id });
    return added(tx, actor, "categories", input, row);
  });
}

async function refuseTooMany(
  tx: Tx,
  table: typeof npsChannels | typeof npsCategories,
  shopId: string,
): Promise<void> {
  // The lock makes the count hold until the row is in.
  await lockNpsSettings(tx, shopId);
  const [row] = await tx.select({ entries: count() }).from(table).where(eq(table.shopId, shopId));
  if (row && row.entries >= ENTRIES_MAX) {
    throw new AppError("invalid", { fields: { code: "tooManyEntries" } });
  }
}

async function added(
  tx: Tx,
  actor: MemberActor,
  list: ListName,
  { code, name }: NewChannel,
  row: { id: number } | undefined,
): Promise<number> {
  if (!row) throw new AppError("invalid", { fields: { code: "listCodeTaken" } });
  await recordChanges(tx, actor, [{ setting: `nps.${list}.${code}.added`, from: null, to: name }]);
  return row.id;
}
