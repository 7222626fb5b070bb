import { eq } from "drizzle-orm";
import { transaction } from "@/db/client";
import { surveyAccess } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { hashToken, newToken } from "@/lib/base/tokens";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { recordChanges } from "@/lib/shops/record-changes";

/** What the log of changes calls the secret. */
export const SECRET_SETTING = "nps.surveySecret";

/**
 * Makes the shop's secret for the survey API and returns it; it cannot be read again, and the one
 * before stops working with it. Throws `forbidden` for agents.
 */
export async function makeSurveySecret(actor: MemberActor): Promise<string> {
  requireRole(actor, "admin");
  const secret = newToken();
  await transaction(async (tx) => {
    const [row] = await tx
      .update(surveyAccess)
      .set({ secretHash: hashToken(secret) })
      .where(eq(surveyAccess.shopId, actor.shopId))
      .returning({ shopId: surveyAccess.shopId });
    if (!row) throw new AppError("not_found");
    await recordChanges(tx, actor, [{ setting: SECRET_SETTING, from: null, to: null }]);
  });
  return secret;
}
