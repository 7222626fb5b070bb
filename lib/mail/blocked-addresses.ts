import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { blockedAddresses } from "@/db/schema";
import type { MailKind } from "@/lib/mail/kinds";

/** Mail that an address which bounced or complained gets no more. */
const FEEDBACK: readonly MailKind[] = ["rating.promoter", "rating.detractor", "nps.invitation"];

/** Whether a mail may not go out because its address bounced permanently or complained. */
export async function isBlockedMail(
  tx: Tx,
  mail: { shopId: string; kind: MailKind; toAddress: string },
): Promise<boolean> {
  return FEEDBACK.includes(mail.kind) && isBlocked(tx, mail.shopId, mail.toAddress);
}

/** Whether an address gets no more feedback mail. */
export async function isBlocked(tx: Tx, shopId: string, address: string): Promise<boolean> {
  const [row] = await tx
    .select({ reason: blockedAddresses.reason })
    .from(blockedAddresses)
    .where(
      and(eq(blockedAddresses.shopId, shopId), eq(blockedAddresses.address, address.toLowerCase())),
    );
  return row !== undefined;
}

type Block = { address: string; reason: "bounce" | "complaint"; detail: string; mailId: string };

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
