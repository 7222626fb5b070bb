import { eq } from "drizzle-orm";
import { transaction } from "@/db/client";
import { mailSettings } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { sealWebhookSecret } from "@/lib/mail/credentials";
import { lockMailSettings } from "@/lib/settings/mail/save-transport";
import type { LoggedChange } from "@/lib/shops/record-changes";
import { saveRow } from "@/lib/shops/save-settings";

/**
 * Keeps the secret that Resend signs its reports to this shop with; returns the change as logged.
 * Throws `forbidden` for agents.
 */
export async function saveWebhookSecret(
  actor: MemberActor,
  secret: string,
): Promise<LoggedChange[]> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    await lockMailSettings(tx, actor.shopId);
    const changes = [{ setting: "mail.webhookSecret", from: null, to: null }];
    await saveRow(tx, actor, mailSettings, {
      where: eq(mailSettings.shopId, actor.shopId),
      set: { webhookSealed: sealWebhookSecret(secret) },
      changes,
    });
    return changes;
  });
}
