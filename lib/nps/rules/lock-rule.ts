import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { npsRules } from "@/db/schema";
import { AppError } from "@/lib/base/errors";

/** One rule as it stands, for a change that holds the shop's NPS settings already. Throws `not_found`. */
export async function lockRule(tx: Tx, shopId: string, ruleId: string) {
  const [rule] = await tx
    .select()
    .from(npsRules)
    .where(and(eq(npsRules.shopId, shopId), eq(npsRules.id, ruleId)))
    .for("no key update");
  if (!rule) throw new AppError("not_found");
  return rule;
}
