import { and, asc, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { npsSettings, npsSurveys } from "@/db/schema";
import type { ListName } from "@/lib/nps/lists/schema";

/** Where a channel or category counts answers: the invitations after solved updates, or a survey by name. */
export type ListUse = { place: "settings" } | { place: "survey"; name: string };

/** Uses by number of the entry. Inside a transaction it reads what that sees. */
export type UsesOfList = Record<ListName, Map<number, ListUse[]>>;

/** Everything of a shop that counts its answers under one of its channels or categories. */
export async function readUses(shopId: string): Promise<UsesOfList> {
  const [settings, surveys] = await Promise.all([
    database()
      .select({ channelId: npsSettings.channelId, categoryId: npsSettings.categoryId })
      .from(npsSettings)
      .where(eq(npsSettings.shopId, shopId)),
    database()
      .select({
        name: npsSurveys.name,
        channelId: npsSurveys.channelId,
        categoryId: npsSurveys.categoryId,
      })
      .from(npsSurveys)
      .where(and(eq(npsSurveys.shopId, shopId), isNull(npsSurveys.archivedAt)))
      .orderBy(asc(npsSurveys.name)),
  ]);
  const uses: UsesOfList = { channels: new Map(), categories: new Map() };
  const add = (row: { channelId: number; categoryId: number }, use: ListUse) => {
    push(uses.channels, row.channelId, use);
    push(uses.categories, row.categoryId, use);
  };
  for (const row of settings) add(row, { place: "settings" });
  for (const row of surveys) add(row, { place: "survey", name: row.name });
  return uses;
}

function push(uses: Map<number, ListUse[]>, id: number, use: ListUse): void {
  uses.set(id, [...(uses.get(id) ?? []), use]);
}
