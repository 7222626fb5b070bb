import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts, mailSettings, members, shopSetups, shops } from "@/db/schema";
import { newToken } from "@/lib/base/tokens";
import { atMoment, learnSizes } from "@/lib/demo/at-moment";
import { type Clock, clockFrom } from "@/lib/demo/clock";
import { CUSTOMERS } from "@/lib/demo/customers";
import { tellNps } from "@/lib/demo/nps/tell-nps";
import { type DemoOrder, ORDERS } from "@/lib/demo/orders";
import { PRODUCTS, priceOf } from "@/lib/demo/products";
import { npsActs } from "@/lib/demo/script/nps-acts";
import { STORIES } from "@/lib/demo/script/stories";
import { type Act, actsOf } from "@/lib/demo/script/tell-story";
import { type Colleague, PASSWORD, SHOP, SIGN_INS, TEAM } from "@/lib/demo/team";
import { known, type World } from "@/lib/demo/world";
import { createApiKey } from "@/lib/identity/access/api-keys";
import { memberActorById } from "@/lib/identity/session/members";
import { systemActor } from "@/lib/identity/system";
import type { UpsertOrder } from "@/lib/orders/schema";
import { upsertOrder } from "@/lib/orders/upsert-order";
import { readRatingSettings } from "@/lib/settings/queries";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { addMember, createShop } from "@/lib/shops/create-shop";
import { newShopTexts } from "@/lib/shops/new-shop-texts";

const ACTS_PER_ANALYSIS = 80;

/** Who can sign in to it: the three whose password is printed, or nobody by a password anybody knows. */
export type Doors = "demo" | "closed";

/** Makes the demo shop with its whole past, each act at its moment; returns its id. */
export async function buildShop(tx: Tx, now: Date, doors: Doors): Promise<string> {
  const { opened, ...shop } = SHOP;
  const clock = clockFrom(now, shop.timeZone);
  const shopId = await createShop(tx, { ...shop, ...newShopTexts("en") });
  await settle(tx, shopId, clock(opened), doors);
  const world: World = {
    tx,
    shopId,
    warehouseKey: "",
    team: new Map(),
    orders: new Map(),
    updates: new Map(),
  };
  for (const [index, act] of history(clock, doors).entries()) {
    if (index % ACTS_PER_ANALYSIS === 0) await learnSizes(tx);
    await atMoment(tx, shopId, act.at, () => act.run(world));
  }
  await tellNps(world, clock, now);
  return shopId;
}

/** A shop that opened long ago has its first steps behind it; beside a real one none of its mail leaves. */
async function settle(tx: Tx, shopId: string, opened: Date, doors: Doors): Promise<void> {
  await tx.update(shops).set({ createdAt: opened }).where(eq(shops.id, shopId));
  await tx
    .update(shopSetups)
    .set({ storeDecidedAt: opened, testRatedAt: opened, closedAt: opened })
    .where(eq(shopSetups.shopId, shopId));
  if (doors === "demo") return;
  await tx.update(mailSettings).set({ transport: "outbox" }).where(eq(mailSettings.shopId, shopId));
}

/** Everything that ever happened in the shop, oldest first. */
export function history(clock: Clock, doors: Doors = "demo"): Act[] {
  return [
    ...Object.keys(TEAM).flatMap((key) => careerOf(key as Colleague, clock, doors)),
    { at: clock("315d 10:00"), run: connectWarehouse },
    { at: clock("314d 14:30"), run: answerAtOnce },
    ...ORDERS.map((order, index) => ({
      at: clock(order.placed, index),
      run: (world: World) => place(world, order, clock(order.placed, index)),
    })),
    ...STORIES.flatMap((story) => actsOf(story, clock)),
    ...npsActs(clock),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function careerOf(key: Colleague, clock: Clock, doors: Doors): Act[] {
  const person = TEAM[key];
  const signsIn = doors === "demo" && SIGN_INS.some((signIn) => signIn === key);
  const join: Act = {
    at: clock(person.joined),
    run: async (world) => {
      const { tx, shopId } = world;
      const { name, role, email } = person;
      const password = signsIn ? PASSWORD : newToken();
      const publicName = name.split(" ")[0];
      const memberId = await addMember(tx, { shopId, email, name, publicName, role, password });
      await tx
        .update(accounts)
        .set({ createdAt: clock(person.joined) })
        .where(eq(accounts.email, email));
      world.team.set(key, await memberActorById(shopId, memberId));
    },
  };
  return "left" in person
    ? [join, { at: clock(person.left), run: (world) => leave(world, key) }]
    : [join];
}

async function leave({ tx, shopId, team }: World, key: Colleague): Promise<void> {
  await tx
    .update(members)
    .set({ deactivatedAt: sql`now()` })
    .where(and(eq(members.shopId, shopId), eq(members.id, known(team, key).memberId)));
  team.delete(key);
}

async function connectWarehouse(world: World): Promise<void> {
  const { tx, shopId } = world;
  world.warehouseKey = await createApiKey(tx, {
    shopId,
    name: "Warehouse returns",
    scopes: ["read", "write", "ratings"],
  });
}

/** The owner has the mails after a rating leave without delay, so that a demo need not wait. */
async function answerAtOnce({ team }: World): Promise<void> {
  const owner = known(team, "ida");
  const { settings } = await readRatingSettings(owner);
  await saveRatingSettings(owner, { ...settings, followUpDelayMinutes: 0 });
}

async function place(world: World, order: DemoOrder, placedAt: Date): Promise<void> {
  const { orderId } = await upsertOrder(systemActor(world.shopId), asUpsert(order, placedAt));
  world.orders.set(order.number, orderId);
}

function asUpsert(order: DemoOrder, placedAt: Date): UpsertOrder {
  const { number, status, currency, locale } = order;
  const items = [...new Set(order.items)].map((key) => {
    const quantity = order.items.filter((other) => other === key).length;
    const { name, sku, euros } = PRODUCTS[key];
    return { name, sku, quantity, total: money(quantity * priceOf(euros, currency)) };
  });
  const sum = items.reduce((total, item) => total + Number(item.total), 0);
  return {
    externalId: number,
    number,
    status,
    currency,
    total: money(sum + priceOf(order.delivery, currency)),
    placedAt,
    customer: customerOf(CUSTOMERS[order.customer]),
    items,
    locale,
  };
}

/** In the demo's list every first name is one word. */
function customerOf({ name, email }: { name: string; email: string | null }) {
  const [firstName, ...others] = name.split(" ");
  return { name, email, firstName, lastName: others.join(" ") };
}

function money(amount: number): string {
  return amount.toFixed(2);
}
