import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { statuses } from "@/db/schema";
import type { ApiKeyActor, CustomerActor, StaffActor } from "@/lib/auth/actor";
import { findApiKeyActor } from "@/lib/auth/api-keys";
import { readLink } from "@/lib/auth/customer-links";
import { memberActorById } from "@/lib/auth/members";
import type { Label, Staff } from "@/lib/demo/story";
import type { Colleague } from "@/lib/demo/team";
import { texts } from "@/lib/i18n/texts";
import { createLink, type NewLink } from "@/lib/links";

/** What has come into being so far, by the words the stories use. */
export type World = {
  tx: Tx;
  shopId: string;
  /** The key of the program in the warehouse; known to nobody once the shop stands. */
  warehouseKey: string;
  members: Map<Colleague, string>;
  orders: Map<string, string>;
  /** By order number and title. */
  updates: Map<string, string>;
};

/** What was made under this word; a story that is out of order ends here. */
export function known<K>(things: Map<K, string>, word: K): string {
  const id = things.get(word);
  if (!id) throw new Error(`The demo shop knows no ${String(word)} yet.`);
  return id;
}

/** Somebody of the team, or the warehouse's program. */
export function staffActor(world: World, who: Staff): Promise<StaffActor> {
  if (who === "warehouse") return warehouseActor(world);
  return memberActorById(world.shopId, known(world.members, who));
}

/** The program as it comes in with its key. */
export async function warehouseActor({ warehouseKey }: World): Promise<ApiKeyActor> {
  const actor = await findApiKeyActor(`Bearer ${warehouseKey}`);
  if (!actor) throw new Error("The warehouse's key does not work.");
  return actor;
}

/** A customer, coming in by a link of this kind like everybody. */
export async function customerActor(
  { tx, shopId }: World,
  link: Pick<NewLink, "purpose" | "orderId" | "updateId">,
): Promise<CustomerActor> {
  const url = await createLink(tx, { shopId, ...link });
  const found = await readLink(link.purpose, url.split("/").at(-1) ?? "");
  if (found.state !== "good") throw new Error("A fresh link that does not work.");
  return found.actor;
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
