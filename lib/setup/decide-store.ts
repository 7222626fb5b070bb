import { eq, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { shopSetups } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { enqueue } from "@/lib/jobs/queue";

/** Goes on without the demo shop: orders come when they come. Throws `forbidden` below the owner. */
export async function skipStore(actor: MemberActor): Promise<void> {
  requireRole(actor, "owner");
  await transaction((tx) => markDecided(tx, actor.shopId));
}

/**
 * Has the demo shop made beside this one, by the worker, since that takes some seconds. Asked for
 * twice it is made once. Throws `forbidden` below the owner.
 */
export async function askForDemo(actor: MemberActor): Promise<void> {
  requireRole(actor, "owner");
  const { shopId, memberId } = actor;
  await transaction(async (tx) => {
    await markDecided(tx, shopId);
    await enqueue(tx, "load_demo", { shopId, memberId }, { jobKey: demoJobKey(shopId) });
  });
}

/** The key of the job that makes the demo shop for the owner of this one. */
export function demoJobKey(shopId: string): string {
  return `load_demo:${shopId}`;
}

async function markDecided(tx: Tx, shopId: string): Promise<void> {
  await tx
    .update(shopSetups)
    .set({ storeDecidedAt: sql`coalesce(${shopSetups.storeDecidedAt}, now())` })
    .where(eq(shopSetups.shopId, shopId));
}
