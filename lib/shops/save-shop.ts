import { eq } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { ratingSettings, shops } from "@/db/schema";
import { brokenConstraint } from "@/lib/base/broken-constraint";
import { AppError } from "@/lib/base/errors";
import { reviewHost } from "@/lib/base/review-hosts";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { shopTheme } from "@/lib/shops/accent";
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";
import type { ShopInput } from "@/lib/shops/schema";

/** A field of the shop that a save changed. */
export type ShopChange = { setting: keyof ShopInput; from: unknown; to: unknown };

/**
 * Saves what a shop is called and how it looks, computes its colours, and logs each change.
 * Returns the changes. Throws `forbidden` for agents, `invalid` for a public address another shop
 * has and for a shop address on a review site that would be shared without asking everyone.
 */
export async function saveShop(actor: MemberActor, input: ShopInput): Promise<ShopChange[]> {
  requireRole(actor, "admin");
  try {
    return await transaction((tx) => save(tx, actor, input));
  } catch (error) {
    if (brokenConstraint(error) === "shops_slug_once")
      throw new AppError("invalid", { fields: { slug: "slugTaken" } });
    throw error;
  }
}

async function save(tx: Tx, actor: MemberActor, input: ShopInput): Promise<ShopChange[]> {
  await refuseSharedReviewSite(tx, actor.shopId, input.siteUrl);
  const [row] = await tx
    .select()
    .from(shops)
    .where(eq(shops.id, actor.shopId))
    .for("no key update");
  if (!row) throw new AppError("not_found");
  const before: Record<string, unknown> = { ...row, brand: row.colors.brand };
  const changes = (Object.keys(input) as (keyof ShopInput)[])
    .filter((name) => input[name] !== undefined && input[name] !== before[name])
    .map((setting) => ({ setting, from: before[setting], to: input[setting] }));
  if (changes.length === 0) return [];
  const { brand, slug = row.slug, ...fields } = input;
  await tx
    .update(shops)
    .set({ ...fields, slug, colors: shopTheme(brand) })
    .where(eq(shops.id, actor.shopId));
  const lines: LoggedChange[] = changes.map(({ setting, ...change }) => ({
    setting: `shop.${setting}`,
    ...change,
  }));
  await recordChanges(tx, actor, lines);
  return changes;
}

/** Without a share URL the shop's own address is shared. Takes the settings' row lock first, as saving those does. */
async function refuseSharedReviewSite(tx: Tx, shopId: string, siteUrl: string): Promise<void> {
  const [settings] = await tx
    .select()
    .from(ratingSettings)
    .where(eq(ratingSettings.shopId, shopId))
    .for("update");
  if (settings && !settings.askEveryone && !settings.shareUrl && reviewHost(siteUrl)) {
    throw new AppError("invalid", { fields: { siteUrl: "reviewSite" } });
  }
}
