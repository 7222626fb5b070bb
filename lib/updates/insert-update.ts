import type { SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { updates } from "@/db/schema";

/** A new update's facts; moments are the transaction's own. */
export type NewUpdate = Omit<
  typeof updates.$inferInsert,
  "shopId" | "visibleAt" | "waitingSince" | "customerWroteAt"
> & {
  visibleAt: SQL | null;
  waitingSince?: SQL;
  customerWroteAt?: SQL;
};

/** Stores a new update in the caller's transaction, which also records who opened it. Returns its id. */
export async function insertUpdate(tx: Tx, shopId: string, values: NewUpdate): Promise<string> {
  const [row] = await tx
    .insert(updates)
    .values({ shopId, ...values })
    .returning({ id: updates.id });
  if (!row) throw new Error("The update was not stored.");
  return row.id;
}
