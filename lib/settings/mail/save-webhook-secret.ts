import { eq, sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { mailSettings } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { sealWebhookSecret } from "@/lib/mail/credentials";
import { lockMailSettings } from "@/lib/settings/mail/save-transport";
import { recordChanges } from "@/lib/shops/record-changes";

/** Keeps the secret that Resend signs its reports to this shop with. Throws `forbidden` for agents. */
export async function saveWebhookSecret(actor: MemberActor, secret: string): Promise<void> {
  requireRole(actor, "admin");
  await transaction(async (tx) => {
    await lockMailSettings(tx, actor.shopId);
    await tx
      .update(mailSettings)
      .set({ webhookSealed: sealWebhookSecret(secret), updatedAt: sql`now()` })
      .where(eq(mailSettings.shopId, actor.shopId));
    await recordChanges(tx, actor, [{ setting: "mail.webhookSecret", from: null, to: null }]);
  });
}
