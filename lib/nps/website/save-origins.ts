import { eq } from "drizzle-orm";
import { transaction } from "@/db/client";
import { surveyAccess } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";

/**
 * Says which sites may call the survey API from browsers; none means none. Returns the change as
 * logged. Throws `forbidden` for agents.
 */
export async function saveOrigins(
  actor: MemberActor,
  { origins }: { origins: string[] },
): Promise<LoggedChange[]> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    const isShop = eq(surveyAccess.shopId, actor.shopId);
    const [before] = await tx
      .select({ origins: surveyAccess.allowedOrigins })
      .from(surveyAccess)
      .where(isShop)
      .for("no key update");
    if (!before) throw new AppError("not_found");
    if (before.origins.join("\n") === origins.join("\n")) return [];
    const change = { setting: "nps.allowedOrigins", from: before.origins, to: origins };
    await tx.update(surveyAccess).set({ allowedOrigins: origins }).where(isShop);
    await recordChanges(tx, actor, [change]);
    return [change];
  });
}
