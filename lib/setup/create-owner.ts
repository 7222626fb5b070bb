import { eq, sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { accounts, members, shops } from "@/db/schema";
import { env } from "@/lib/base/env";
import { AppError } from "@/lib/base/errors";
import type { Locale } from "@/lib/i18n/locales";
import { requireGoodPassword } from "@/lib/identity/factors/require-good-password";
import { recordAccountEvent } from "@/lib/identity/session/record-account-event";
import type { FirstOwner } from "@/lib/setup/schema";
import { addMember, createShop } from "@/lib/shops/create-shop";
import { newShopTexts } from "@/lib/shops/new-shop-texts";

/** Any fixed number: of two first owners at once, the second finds the account of the first. */
const OWNER_LOCK = 7_411_922;

/**
 * Makes the first account of an installation, the owner of a first shop with this name; returns the
 * account's id. The caller has checked the setup code. Throws `already_set_up` once there is any
 * account: nobody can become owner this way twice; and `invalid` for a password that others would try.
 */
export async function createOwner(
  input: FirstOwner,
  where: { locale: Locale; address: string },
): Promise<string> {
  const { email, shopName } = input;
  await requireGoodPassword(input.password, { email, shops: [shopName] });
  return transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${OWNER_LOCK})`);
    if ((await tx.$count(accounts)) > 0) throw new AppError("already_set_up");
    const shopId = await createShop(tx, {
      name: input.shopName,
      // Named in the next step; until then the only address known.
      siteUrl: env().APP_URL,
      replyTo: input.email,
      timeZone: input.timeZone,
      ...newShopTexts(where.locale),
    });
    await tx.update(shops).set({ locale: where.locale }).where(eq(shops.id, shopId));
    const { name, password } = input;
    await addMember(tx, { shopId, name, email, password, role: "owner" });
    const [owner] = await tx
      .select({ accountId: members.accountId })
      .from(members)
      .where(eq(members.shopId, shopId));
    if (!owner) throw new Error("The owner was not stored.");
    await recordAccountEvent(tx, {
      accountId: owner.accountId,
      type: "account.created",
      address: where.address,
      data: { method: "setup" },
    });
    return owner.accountId;
  });
}
