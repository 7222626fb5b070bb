import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { blockedAddresses } from "@/db/schema";
import type { BlockReason } from "@/lib/base/vocabularies";

/** Whether an address gets no more feedback mail: it bounced for good, or complained. */
export async function isBlocked(tx: Tx, shopId: string, address: string): Promise<boolean> {
  const [row] = await tx
    .select({ reason: blockedAddresses.reason })
    .from(blockedAddresses)
    .where(
      and(eq(blockedAddresses.shopId, shopId), eq(blockedAddresses.address, address.toLowerCase())),
    );
  return row !== undefined;
}

type Block = { address: string; reason: BlockReason; detail: string; mailId: string };

/** Stops feedback mail to an address. A complaint outweighs a bounce; otherwise the first report stays. */
export async function blockAddress(tx: Tx, shopId: string, block: Block): Promise<void> {
  const row = { ...block, address: block.address.toLowerCase(), at: sql`now()` };
  const { shopId: _, address: __, ...set } = { shopId, ...row };
  await tx
    .insert(blockedAddresses)
    .values({ shopId, ...row })
    .onConflictDoUpdate({
      target: [blockedAddresses.shopId, blockedAddresses.address],
      set,
      setWhere: sql`${blockedAddresses.reason} = 'bounce' and excluded.reason = 'complaint'`,
    });
}
