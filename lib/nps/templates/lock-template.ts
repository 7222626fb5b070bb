import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mailTemplates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { lockNpsSettings } from "@/lib/nps/lock-settings";

/**
 * A template under the lock of the settings that may send it; surveys and experiments that begin to
 * wait as well. Throws `not_found`.
 */
export async function lockTemplate(
  tx: Tx,
  shopId: string,
  templateId: string,
): Promise<typeof mailTemplates.$inferSelect> {
  await lockNpsSettings(tx, shopId);
  const [row] = await tx
    .select()
    .from(mailTemplates)
    .where(and(eq(mailTemplates.shopId, shopId), eq(mailTemplates.id, templateId)))
    .for("update");
  if (!row) throw new AppError("not_found");
  return row;
}
