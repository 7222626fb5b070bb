import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/**
 * Lets an act take place at a `moment` of the past: whatever it stamped with the transaction's own
 * time is moved there, and the mails it decided are written off, so that none ever leaves. The database
 * does it with its owner's rights, and only to what this very transaction wrote.
 */
export async function atMoment(
  tx: Tx,
  shopId: string,
  moment: Date,
  work: () => Promise<void>,
): Promise<void> {
  await work();
  await tx.execute(sql`select move_act(${shopId}::uuid, ${moment.toISOString()}::timestamptz)`);
}

/** Lets the planner see how the tables grow; else every act reads them from end to end. */
export async function learnSizes(tx: Tx): Promise<void> {
  await tx.execute(sql`select learn_sizes()`);
}
