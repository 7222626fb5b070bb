import { eq, sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { mailSettings } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { lockMailSettings } from "@/lib/settings/mail/save-transport";
import type { MailRules } from "@/lib/settings/mail/schema";
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";

/**
 * Saves contact budget, quiet hours and how long things are kept; returns what changed.
 * Throws `forbidden` for agents.
 */
export async function saveMailRules(actor: MemberActor, input: MailRules): Promise<LoggedChange[]> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    const before = await lockMailSettings(tx, actor.shopId);
    const names = Object.keys(input) as (keyof MailRules)[];
    const changes = names
      .filter((name) => before[name] !== input[name])
      .map((name) => ({ setting: `mail.${name}`, from: before[name], to: input[name] }));
    if (changes.length === 0) return [];
    await tx
      .update(mailSettings)
      .set({ ...input, updatedAt: sql`now()` })
      .where(eq(mailSettings.shopId, actor.shopId));
    await recordChanges(tx, actor, changes);
    return changes;
  });
}
