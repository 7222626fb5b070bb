import { eq } from "drizzle-orm";
import { z } from "zod";
import { transaction } from "@/db/client";
import { accounts, members, shops } from "@/db/schema";
import { emailSchema, httpUrlSchema, nameSchema } from "@/lib/base/schemas";
import { countHit, type Limit } from "@/lib/http/limits";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { recordAccountEvent } from "@/lib/identity/session/record-account-event";
import { createShop, type NewShopTexts } from "@/lib/shops/create-shop";

/** Another shop of the same owner; the rest is set in its own settings. */
export const openShopSchema = z.object({
  name: nameSchema,
  siteUrl: httpUrlSchema,
  replyTo: emailSchema,
});

const PER_ACCOUNT: Limit = { name: "open-shop", max: 10, seconds: 60 * 60 };

/**
 * Opens another shop with the actor as its owner; time zone, country and language begin as in the
 * one they own. Returns its id. Throws `forbidden` below owner, `rate_limited`.
 */
export async function openShop(
  actor: MemberActor,
  input: z.output<typeof openShopSchema>,
  words: NewShopTexts,
): Promise<string> {
  requireRole(actor, "owner");
  await countHit(PER_ACCOUNT, actor.accountId);
  return transaction(async (tx) => {
    const [own] = await tx
      .select({ timeZone: shops.timeZone, country: shops.country, locale: shops.locale })
      .from(shops)
      .where(eq(shops.id, actor.shopId));
    const [account] = await tx.select().from(accounts).where(eq(accounts.id, actor.accountId));
    if (!own || !account) throw new Error("An owner without a shop or an account.");
    const { locale, ...rest } = own;
    const shopId = await createShop(tx, { ...input, ...rest, ...words });
    await tx.update(shops).set({ locale }).where(eq(shops.id, shopId));
    await tx.insert(members).values({
      ...{ shopId, accountId: account.id, role: "owner" },
      ...{ name: account.name, publicName: account.publicName },
    });
    await recordAccountEvent(tx, { accountId: account.id, type: "seat.taken" });
    return shopId;
  });
}
