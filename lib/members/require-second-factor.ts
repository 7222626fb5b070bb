import { and, eq, isNotNull, or, sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { accounts, passkeys, shops } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { lockTeam } from "@/lib/shops/lock-team";
import { recordChanges } from "@/lib/shops/record-changes";

/**
 * Has every member sign in with a second factor from now on, or leaves it to them again. Whoever has none is
 * let in once they have set it up. Throws `forbidden` below owner, and `second_factor_first` for an owner who
 * would lock themselves out.
 */
export async function requireSecondFactor(
  actor: MemberActor,
  { secondFactor }: { secondFactor: boolean },
): Promise<void> {
  const { shopId, accountId } = actor;
  await transaction(async (tx) => {
    await lockTeam(tx, actor, "owner");
    const [shop] = await tx
      .select({ since: shops.secondFactorSince })
      .from(shops)
      .where(eq(shops.id, shopId));
    if (Boolean(shop?.since) === secondFactor) return;
    if (secondFactor) {
      const [own] = await tx
        .select({ id: accounts.id })
        .from(accounts)
        .leftJoin(passkeys, eq(passkeys.accountId, accounts.id))
        .where(
          and(
            eq(accounts.id, accountId),
            or(isNotNull(accounts.totpConfirmedAt), isNotNull(passkeys.id)),
          ),
        )
        .limit(1);
      if (!own) throw new AppError("second_factor_first");
    }
    await tx
      .update(shops)
      .set({ secondFactorSince: secondFactor ? sql`now()` : null })
      .where(eq(shops.id, shopId));
    await recordChanges(tx, actor, [
      { setting: "team.secondFactor", from: !secondFactor, to: secondFactor },
    ]);
  });
}
