import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mailSettings, shops } from "@/db/schema";
import { shiftOutOfQuietHours } from "@/lib/mail/quiet-hours";

/** A moment, or the end of the shop's quiet hours it lies in. */
export async function nextLoudMoment(tx: Tx, shopId: string, at: Date): Promise<Date> {
  const [quiet] = await tx
    .select({
      on: mailSettings.quietOn,
      from: mailSettings.quietFrom,
      to: mailSettings.quietTo,
      timeZone: shops.timeZone,
    })
    .from(mailSettings)
    .innerJoin(shops, eq(shops.id, mailSettings.shopId))
    .where(eq(mailSettings.shopId, shopId));
  return quiet?.on ? shiftOutOfQuietHours(at, quiet) : at;
}
