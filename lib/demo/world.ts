import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { statuses } from "@/db/schema";
import type { Label, Staff } from "@/lib/demo/story";
import type { Colleague } from "@/lib/demo/team";
import { texts } from "@/lib/i18n/texts";
import { findApiKeyActor } from "@/lib/identity/access/api-keys";
import { readLink } from "@/lib/identity/access/customer-links";
import type { ApiKeyActor, CustomerActor, MemberActor, StaffActor } from "@/lib/identity/actor";
import { createLink } from "@/lib/mail/links";

/** What has come into being so far, by the words the stories use. */
export type World = {
  tx: Tx;
  shopId: string;
  /** The key of the program in the warehouse; known to nobody once the shop stands. */
  warehouseKey: string;
  /** Those who work here at the moment. */
  team: Map<Colleague, MemberActor>;
  orders: Map<string, string>;
  /** By order number and title. */
  updates: Map<string, string>;
};

/** What goes by this word; a story that is out of order ends here. */
export function known<K, V>(things: Map<K, V>, word: K): V {
  const thing = things.get(word);
  if (!thing) throw new Error(`The demo shop knows no ${String(word)} at this moment.`);
  return thing;
}

/** Somebody of the team, or the warehouse's program. */
export async function staffActor(world: World, who: Staff): Promise<StaffActor> {
  return who === "warehouse" ? warehouseActor(world) : known(world.team, who);
}

/** The program as it comes in with its key. */
export async function warehouseActor({ warehouseKey }: World): Promise<ApiKeyActor> {
  const actor = await findApiKeyActor(`Bearer ${warehouseKey}`);
  if (!actor) throw new Error("The warehouse's key does not work.");
  return actor;
}

/** The customer of an order, who comes in by a link of that day: those of before may be too old by now. */
export async function visitor(world: World, order: string): Promise<CustomerActor> {
  const { shopId, tx } = world;
  const orderId = known(world.orders, order);
  const url = await createLink(tx, { shopId, purpose: "portal", orderId });
  const link = await readLink("portal", url.split("/").at(-1) ?? "");
  if (link.state !== "good") throw new Error("A fresh link that does not work.");
  return link.actor;
}

/** The status a shop starts with under this label. */
export async function statusId({ tx, shopId }: World, label: Label): Promise<string> {
  const name = texts("en", "shops")(`statuses.${label}`);
  const [status] = await tx
    .select({ id: statuses.id })
    .from(statuses)
    .where(and(eq(statuses.shopId, shopId), eq(statuses.name, name)));
  if (!status) throw new Error(`A shop without the status ${label}.`);
  return status.id;
}
