import { and, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { recoveryCodes } from "@/db/schema";
import { hashSecret, newSalt } from "@/lib/identity/factors/password";

/** Accounts looked at in one go. */
const BATCH = 100;

/**
 * Hashes recovery codes of older versions like passwords; they go on working. Returns how many accounts
 * had some. A code that is used meanwhile keeps its use.
 */
export async function hashOldCodes(batch = BATCH): Promise<number> {
  let done = 0;
  for (;;) {
    const accounts = await database()
      .selectDistinct({ accountId: recoveryCodes.accountId })
      .from(recoveryCodes)
      .where(isNull(recoveryCodes.salt))
      .limit(batch);
    if (accounts.length === 0) return done;
    for (const { accountId } of accounts) await hashCodesOf(accountId);
    done += accounts.length;
  }
}

async function hashCodesOf(accountId: string): Promise<void> {
  const old = and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.salt));
  const rows = await database()
    .select({ codeHash: recoveryCodes.codeHash })
    .from(recoveryCodes)
    .where(old);
  const salt = newSalt();
  for (const { codeHash } of rows) {
    await database()
      .update(recoveryCodes)
      .set({ codeHash: await hashSecret(codeHash, salt), salt })
      .where(and(old, eq(recoveryCodes.codeHash, codeHash)));
  }
}
