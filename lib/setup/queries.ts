import { and, eq, isNotNull } from "drizzle-orm";
import { database } from "@/db/client";
import { accounts, mailSettings, ratings, shopSetups, shops } from "@/db/schema";
import { env } from "@/lib/base/env";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { installationTransport } from "@/lib/mail/shop-transport";
import type { StepsDone } from "@/lib/setup/schema";

/** Accounts are never removed: an installation that has one stays set up. */
let known = false;

/** Whether nobody has an account yet, so that the first owner can be made. */
export async function isEmptyInstallation(): Promise<boolean> {
  if (known) return false;
  const [account] = await database().select({ id: accounts.id }).from(accounts).limit(1);
  known = account !== undefined;
  return !known;
}

/** For tests that run against several databases one after the other. */
export function forgetInstallation(): void {
  known = false;
}

export type Setup = {
  done: StepsDone;
  shop: { id: string; name: string };
  /** The checklist was dismissed. */
  closed: boolean;
};

/** How far the actor's shop has come with its first steps. Throws `forbidden` for agents. */
export async function readSetup(actor: MemberActor): Promise<Setup> {
  requireRole(actor, "admin");
  const [row] = await database()
    .select({
      name: shops.name,
      siteUrl: shops.siteUrl,
      transport: mailSettings.transport,
      storeDecidedAt: shopSetups.storeDecidedAt,
      testRatedAt: shopSetups.testRatedAt,
      closedAt: shopSetups.closedAt,
      ratingId: ratings.id,
    })
    .from(shops)
    .innerJoin(shopSetups, eq(shopSetups.shopId, shops.id))
    .innerJoin(mailSettings, eq(mailSettings.shopId, shops.id))
    .leftJoin(
      ratings,
      and(
        eq(ratings.shopId, shops.id),
        isNotNull(shopSetups.testOrderId),
        eq(ratings.orderId, shopSetups.testOrderId),
      ),
    )
    .where(eq(shops.id, actor.shopId));
  if (!row) throw new Error("A shop without its first steps.");
  return {
    shop: { id: actor.shopId, name: row.name },
    closed: row.closedAt !== null,
    done: {
      owner: true,
      shop: !isOwnAddress(row.siteUrl),
      mail: row.transport !== null || installationTransport() !== null,
      store: row.storeDecidedAt !== null,
      test: row.testRatedAt !== null || row.ratingId !== null,
    },
  };
}

/** What the guide's second step asks, as it is stored. Throws `forbidden` for agents. */
export async function readShopAnswers(actor: MemberActor) {
  requireRole(actor, "admin");
  const [shop] = await database()
    .select({
      name: shops.name,
      siteUrl: shops.siteUrl,
      replyTo: shops.replyTo,
      postalAddress: shops.postalAddress,
      timeZone: shops.timeZone,
      country: shops.country,
      locale: shops.locale,
      colors: shops.colors,
    })
    .from(shops)
    .where(eq(shops.id, actor.shopId));
  if (!shop) throw new Error("A member without a shop.");
  const { colors, siteUrl, ...fields } = shop;
  // The first step could only guess it: it is asked, not suggested.
  const asked = isOwnAddress(siteUrl) ? "" : siteUrl;
  return { ...fields, siteUrl: asked, brand: colors.brand };
}

/** Whether a shop's address is still the one it was given before anybody named it. */
function isOwnAddress(siteUrl: string): boolean {
  return new URL(siteUrl).origin === env().APP_URL;
}
