import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { members } from "@/db/schema";
import type { MailRow } from "@/lib/mail/compose";

/** Whether the member a mail is for has left the team. */
export async function hasLeft(tx: Tx, mail: MailRow): Promise<boolean> {
  if (!mail.memberId) return false;
  const [member] = await tx
    .select({ deactivatedAt: members.deactivatedAt })
    .from(members)
    .where(and(eq(members.shopId, mail.shopId), eq(members.id, mail.memberId)));
  return member?.deactivatedAt != null;
}
