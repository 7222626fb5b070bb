import { eq } from "drizzle-orm";
import { transaction } from "@/db/client";
import { npsSettings } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { lockNpsSettings } from "@/lib/nps/lock-settings";
import type { LoudWordsInput } from "@/lib/nps/templates/schema";
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";

/**
 * Saves the words the template check warns about; null takes our list again, none warns about none.
 * Returns the change as logged. Throws `forbidden` for agents.
 */
export async function saveLoudWords(
  actor: MemberActor,
  { loudWords }: LoudWordsInput,
): Promise<LoggedChange[]> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    const before = await lockNpsSettings(tx, actor.shopId);
    if (before.loudWords?.join("\n") === loudWords?.join("\n")) return [];
    const change = {
      setting: "nps.loudWords",
      from: before.loudWords ?? "standard",
      to: loudWords ?? "standard",
    };
    await tx.update(npsSettings).set({ loudWords }).where(eq(npsSettings.shopId, actor.shopId));
    await recordChanges(tx, actor, [change]);
    return [change];
  });
}
