import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { shopSetups } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";

/** Puts the list of first steps away, for everybody of the shop. Throws `forbidden` below the owner. */
export async function dismissChecklist(actor: MemberActor): Promise<void> {
  requireRole(actor, "owner");
  await database()
    .update(shopSetups)
    .set({ closedAt: sql`coalesce(${shopSetups.closedAt}, now())` })
    .where(eq(shopSetups.shopId, actor.shopId));
}
