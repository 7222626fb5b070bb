import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { npsSettings } from "@/db/schema";

/**
 * Takes the lock under which a shop's templates, channels, categories and what uses them change: one
 * after another, so that nothing is chosen while it is being switched off.
 */
export async function lockNpsSettings(
  tx: Tx,
  shopId: string,
): Promise<typeof npsSettings.$inferSelect> {
  const [row] = await tx
    .select()
    .from(npsSettings)
    .where(eq(npsSettings.shopId, shopId))
    .for("no key update");
  if (!row) throw new Error("A shop without NPS settings.");
  return row;
}
