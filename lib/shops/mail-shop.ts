import { eq, getTableColumns } from "drizzle-orm";
import { database } from "@/db/client";
import { accounts, ratingSettings, shops } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import type { ShopRow } from "@/lib/mail/compose";
import { logoOfShop } from "@/lib/mail/logo";

/** The shop as mails need it. Throws `forbidden` for agents. */
export async function readWholeShop(actor: MemberActor): Promise<ShopRow> {
  requireRole(actor, "admin");
  const [shop] = await database()
    .select({
      ...getTableColumns(shops),
      logo: logoOfShop,
      reviewUrl: ratingSettings.reviewUrl,
    })
    .from(shops)
    .leftJoin(ratingSettings, eq(ratingSettings.shopId, shops.id))
    .where(eq(shops.id, actor.shopId));
  if (!shop) throw new AppError("not_found");
  return shop;
}

/** The address the member signs in with. */
export async function readOwnAddress(actor: MemberActor): Promise<string> {
  const [account] = await database()
    .select({ email: accounts.email })
    .from(accounts)
    .where(eq(accounts.id, actor.accountId));
  if (!account) throw new Error("A member without an account.");
  return account.email;
}
