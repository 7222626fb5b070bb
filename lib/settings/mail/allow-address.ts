import { and, eq } from "drizzle-orm";
import { transaction } from "@/db/client";
import { blockedAddresses } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { recordChanges } from "@/lib/shops/record-changes";

/**
 * Lets an address get feedback mail again. The log names the mail that was reported, not the
 * address, which belongs to a customer. Throws `forbidden` for agents, `not_found`.
 */
export async function allowAddress(actor: MemberActor, address: string): Promise<void> {
  requireRole(actor, "admin");
  await transaction(async (tx) => {
    const [row] = await tx
      .delete(blockedAddresses)
      .where(
        and(
          eq(blockedAddresses.shopId, actor.shopId),
          eq(blockedAddresses.address, address.trim().toLowerCase()),
        ),
      )
      .returning();
    if (!row) throw new AppError("not_found");
    await recordChanges(tx, actor, [
      {
        setting: "mail.blocked",
        ...(row.mailId && { subjectId: row.mailId }),
        from: row.reason,
        to: null,
      },
    ]);
  });
}
