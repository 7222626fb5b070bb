import { and, eq } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { npsCategories, npsChannels } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import type { CategoryInput, ChannelInput, ListName } from "@/lib/nps/lists/schema";
import { readUses } from "@/lib/nps/lists/uses";
import { lockNpsSettings } from "@/lib/nps/lock-settings";
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";
import { changesBetween, saveRow } from "@/lib/shops/save-settings";

/** Renames a channel. Returns what changed. Throws `forbidden` for agents and `not_found`. */
export async function saveChannel(
  actor: MemberActor,
  { id, name }: ChannelInput,
): Promise<LoggedChange[]> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    const { row, where } = await lockEntry(tx, actor.shopId, "channels", id);
    const changes = changesBetween(`nps.channels.${row.code}`, row, { name });
    await saveRow(tx, actor, npsChannels, { where, set: { name }, changes });
    return changes;
  });
}

/** Saves a category's name and texts. Returns what changed. Throws `forbidden` for agents and `not_found`. */
export async function saveCategory(
  actor: MemberActor,
  { id, ...input }: CategoryInput,
): Promise<LoggedChange[]> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    const { row, where } = await lockEntry(tx, actor.shopId, "categories", id);
    const changes = changesBetween(`nps.categories.${row.code}`, row, input);
    await saveRow(tx, actor, npsCategories, { where, set: input, changes });
    return changes;
  });
}

/**
 * Takes a channel or category out of use, or back into it. Answers given under it stay. Throws
 * `forbidden` for agents, `not_found`, and `in_use` while settings or a survey count under it.
 */
export async function switchEntry(
  actor: MemberActor,
  { list, id, on }: { list: ListName; id: number; on: boolean },
): Promise<{ name: string }> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    const { row, where } = await lockEntry(tx, actor.shopId, list, id);
    if (row.active === on) return row;
    if (!on) {
      const uses = await readUses(actor.shopId);
      if (uses[list].has(id)) throw new AppError("in_use");
    }
    await tx.update(tableOf(list)).set({ active: on }).where(where);
    await recordChanges(tx, actor, [
      { setting: `nps.${list}.${row.code}.active`, from: row.active, to: on },
    ]);
    return row;
  });
}

/** A category under the lock of what may use it. Throws `not_found`. */
export async function lockCategory(tx: Tx, shopId: string, id: number) {
  const { row } = await lockEntry(tx, shopId, "categories", id);
  return row as typeof npsCategories.$inferSelect;
}

type Entry = typeof npsChannels.$inferSelect | typeof npsCategories.$inferSelect;

function tableOf(list: ListName) {
  return list === "channels" ? npsChannels : npsCategories;
}

/** An entry under the lock of the settings that may use it; surveys that begin to wait as well. */
async function lockEntry(tx: Tx, shopId: string, list: ListName, id: number) {
  await lockNpsSettings(tx, shopId);
  const table = tableOf(list);
  const where = and(eq(table.shopId, shopId), eq(table.id, id));
  const [row] = await tx.select().from(table).where(where).for("update");
  if (!row) throw new AppError("not_found");
  return { row: row as Entry, where };
}
