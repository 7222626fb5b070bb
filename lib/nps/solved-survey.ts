import { and, eq, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { npsSurveys } from "@/db/schema";

/** A survey as stored. */
export type Survey = typeof npsSurveys.$inferSelect;

/** Which of a shop's surveys is the one after solved updates: every shop has it from its first moment. */
export function isSolvedSurvey(shopId: string): SQL | undefined {
  return and(eq(npsSurveys.shopId, shopId), eq(npsSurveys.kind, "solved"));
}

/** The survey after solved updates, as it is now. */
export async function readSolvedSurvey(db: Pick<Tx, "select">, shopId: string): Promise<Survey> {
  const [survey] = await db.select().from(npsSurveys).where(isSolvedSurvey(shopId));
  if (!survey) throw new Error("A shop without its survey after solved updates.");
  return survey;
}
