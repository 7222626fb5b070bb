import { eq } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { ratingSettings, shops } from "@/db/schema";
import { LONG_ACT, withAllowance } from "@/lib/base/allowance";
import { brokenConstraint } from "@/lib/base/broken-constraint";
import { AppError } from "@/lib/base/errors";
import { reviewHost } from "@/lib/base/review-hosts";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { shopTheme } from "@/lib/shops/accent";
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";
import type { ShopInput } from "@/lib/shops/schema";

/**
 * Saves what a shop is called and how it looks, computes its colours, and logs each change.
 * Returns the changes as logged. Throws `forbidden` for agents, `invalid` for a public address another shop has.
 */
export async function saveShop(actor: MemberActor, input: ShopInput): Promise<LoggedChange[]> {
  requireRole(actor, "admin");
  try {
    return await transaction((tx) => save(tx, actor, input));
  } catch (error) {
    if (brokenConstraint(error) === "shops_slug_once")
      throw new AppError("invalid", { fields: { slug: "slugTaken" } });
    throw error;
  }
}

async function save(tx: Tx, actor: MemberActor, input: ShopInput): Promise<LoggedChange[]> {
  const moved = await followSharedAddress(tx, actor.shopId, input.siteUrl);
  const [row] = await tx
    .select()
    .from(shops)
    .where(eq(shops.id, actor.shopId))
    .for("no key update");
  if (!row) throw new AppError("not_found");
  const before: Record<string, unknown> = { ...row, brand: row.colors.brand };
  const own = (Object.keys(input) as (keyof ShopInput)[])
    .filter((name) => input[name] !== undefined && input[name] !== before[name])
    .map((name) => ({ setting: `shop.${name}`, from: before[name], to: input[name] }));
  const changes: LoggedChange[] = [...own, ...moved];
  if (changes.length === 0) return [];
  const { brand, slug = row.slug, ...fields } = input;
  const set = { ...fields, slug, colors: shopTheme(brand) };
  const store = () => tx.update(shops).set(set).where(eq(shops.id, actor.shopId));
  // Another zone has every day of the shop counted anew.
  const moves = own.some(({ setting }) => setting === "shop.timeZone");
  await (moves ? withAllowance(LONG_ACT, async () => await store()) : store());
  await recordChanges(tx, actor, changes);
  return changes;
}

/**
 * Without a share URL the shop's own address is shared; on a review site it becomes the review page as
 * well, so that everyone who rates is shown it. Takes the settings' row lock first, as saving those does.
 */
async function followSharedAddress(
  tx: Tx,
  shopId: string,
  siteUrl: string,
): Promise<LoggedChange[]> {
  const where = eq(ratingSettings.shopId, shopId);
  const [before] = await tx.select().from(ratingSettings).where(where).for("update");
  if (!before || before.shareUrl || before.reviewUrl === siteUrl || !reviewHost(siteUrl)) return [];
  await tx.update(ratingSettings).set({ reviewUrl: siteUrl }).where(where);
  return [{ setting: "ratings.reviewUrl", from: before.reviewUrl, to: siteUrl }];
}
