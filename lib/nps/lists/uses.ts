import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { npsSurveys } from "@/db/schema";
import type { ListName } from "@/lib/nps/lists/schema";

/** Where a channel or category counts answers: the invitations after solved updates, or a survey by name. */
export type ListUse = { place: "settings" } | { place: "survey"; name: string };

/** Uses by number of the entry. Inside a transaction it reads what that sees. */
export type UsesOfList = Record<ListName, Map<number, ListUse[]>>;

/** Everything of a shop that counts its answers under one of its channels or categories. */
export async function readUses(shopId: string): Promise<UsesOfList> {
  const surveys = await database()
    .select({
      name: npsSurveys.name,
      channelId: npsSurveys.channelId,
      categoryId: npsSurveys.categoryId,
    })
    .from(npsSurveys)
    .where(and(eq(npsSurveys.shopId, shopId), isNull(npsSurveys.archivedAt)))
    .orderBy(sql`${npsSurveys.name} nulls first`);
  const uses: UsesOfList = { channels: new Map(), categories: new Map() };
  for (const { name, channelId, categoryId } of surveys) {
    const use: ListUse = name === null ? { place: "settings" } : { place: "survey", name };
    push(uses.channels, channelId, use);
    push(uses.categories, categoryId, use);
  }
  return uses;
}

function push(uses: Map<number, ListUse[]>, id: number, use: ListUse): void {
  uses.set(id, [...(uses.get(id) ?? []), use]);
}
