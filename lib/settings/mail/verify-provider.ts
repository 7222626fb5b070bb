import { eq, sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { mailSettings } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { isMailCheck } from "@/lib/mail/mail-check";
import { lockMailSettings } from "@/lib/settings/mail/save-transport";
import { recordChanges } from "@/lib/shops/record-changes";

/**
 * Takes it from a link in a test mail that the shop's provider delivers: from now on it may carry ways
 * into accounts. Again, it stays so. Throws `forbidden` below the owner, and `expired` when the link is too
 * old or emails go another way by now.
 */
export async function verifyProvider(actor: MemberActor, token: string): Promise<void> {
  requireRole(actor, "owner");
  const { shopId } = actor;
  await transaction(async (tx) => {
    const provider = await lockMailSettings(tx, shopId);
    if (!isMailCheck(token, shopId, provider)) throw new AppError("expired");
    if (provider.verifiedAt) return;
    await tx
      .update(mailSettings)
      .set({ verifiedAt: sql`now()` })
      .where(eq(mailSettings.shopId, shopId));
    await recordChanges(tx, actor, [{ setting: "mail.verified", from: false, to: true }]);
  });
}
