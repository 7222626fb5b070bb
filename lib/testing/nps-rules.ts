import { and, asc, eq } from "drizzle-orm";
import { database, transaction } from "@/db/client";
import { npsCategories, npsChannels, orders, statuses, updates } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { personOf } from "@/lib/nps/record-review";
import { addRule } from "@/lib/nps/rules/save-rule";
import type { RuleInput } from "@/lib/nps/rules/schema";
import { storeReview } from "@/lib/nps/store-review";
import { makeOrder, makeShop } from "@/lib/testing/factories";

/** A shop with an order of Clara's, and where her answers are counted. */
export type NpsScene = {
  shopId: string;
  owner: MemberActor;
  orderId: string;
  customerId: string;
  statusId: string;
  channelId: number;
  /** The first category of the shop's list, and the second. */
  categoryId: number;
  otherCategoryId: number;
};

export async function makeNpsScene(): Promise<NpsScene> {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId);
  const [[order], [status], [channel], [category, other]] = await Promise.all([
    database().select().from(orders).where(eq(orders.id, orderId)),
    database()
      .select()
      .from(statuses)
      .where(eq(statuses.shopId, shopId))
      .orderBy(statuses.position),
    database().select().from(npsChannels).where(eq(npsChannels.shopId, shopId)),
    database()
      .select()
      .from(npsCategories)
      .where(eq(npsCategories.shopId, shopId))
      .orderBy(asc(npsCategories.id)),
  ]);
  if (!order || !status || !channel || !category || !other)
    throw new Error("A shop lacks something.");
  return {
    shopId,
    owner,
    orderId,
    customerId: order.customerId,
    statusId: status.id,
    channelId: channel.id,
    categoryId: category.id,
    otherCategoryId: other.id,
  };
}

/** A rule for scores up to 6, changed by `changes`. Returns its id. */
export function makeRule(scene: NpsScene, changes: Partial<RuleInput> = {}): Promise<string> {
  return addRule(scene.owner, {
    name: "Detractors",
    maxScore: 6,
    categoryId: null,
    keywords: [],
    title: "Low score: {score} of 10",
    statusId: scene.statusId,
    priority: "high",
    assigneeId: null,
    ...changes,
  });
}

type Answer = {
  score: number;
  comment?: string | null;
  categoryId?: number;
  orderId?: string | null;
  customerId?: string | null;
  person?: string;
  /** The update that was asked about. */
  updateId?: string;
};

/** An answer of Clara's about her order, unless `answer` says otherwise. Returns its id. */
export function giveAnswer(scene: NpsScene, answer: Answer): Promise<number> {
  const { shopId, channelId, categoryId, customerId, orderId } = scene;
  return transaction((tx) =>
    storeReview(tx, {
      shopId,
      lowest: 0,
      channelId,
      categoryId,
      customerId,
      orderId,
      person: personOf(customerId),
      comment: null,
      ...answer,
    }),
  );
}

/** The updates of an order, oldest first. */
export function updatesOn({ shopId }: { shopId: string }, orderId: string) {
  return database()
    .select()
    .from(updates)
    .where(and(eq(updates.shopId, shopId), eq(updates.orderId, orderId)))
    .orderBy(asc(updates.createdAt), asc(updates.id));
}
