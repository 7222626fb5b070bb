import { and, eq, isNull } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { oneOf } from "@/db/one-of";
import { members, ratingSettings, shops } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { reviewHost } from "@/lib/base/review-hosts";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { saveShareTexts } from "@/lib/settings/save-share-texts";
import type { RatingSettings } from "@/lib/settings/schema";
import type { LoggedChange } from "@/lib/shops/record-changes";
import { changesBetween, lockRow, saveRow } from "@/lib/shops/save-settings";

/**
 * Saves Settings → Ratings and writes down each change with who made it. Returns the changes. What is
 * shared on a review site becomes the review page, so that everyone who rates is shown it. Throws
 * `forbidden` for agents, `invalid` for members who are not the shop's.
 */
export async function saveRatingSettings(
  actor: MemberActor,
  { shareTexts, ...input }: RatingSettings,
): Promise<LoggedChange[]> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  return transaction(async (tx) => {
    const where = eq(ratingSettings.shopId, shopId);
    const before = await lockRow(tx, ratingSettings, where);
    await requireMembers(tx, shopId, input.alertMemberIds);
    const shop = await readShop(tx, shopId);
    const shared = input.shareUrl ?? shop.siteUrl;
    const set = { ...input, reviewUrl: reviewHost(shared) ? shared : input.reviewUrl };
    const changes = [
      ...changesBetween("ratings", before, set),
      ...(await saveShareTexts(tx, { shopId, locale: shop.locale }, shareTexts)),
    ];
    await saveRow(tx, actor, ratingSettings, { where, set, changes });
    return changes;
  });
}

async function requireMembers(tx: Tx, shopId: string, ids: string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const found = await tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(eq(members.shopId, shopId), oneOf(members.id, wanted), isNull(members.deactivatedAt)),
    );
  if (found.length < wanted.length) {
    throw new AppError("invalid", { fields: { alertMemberIds: "unknownMember" } });
  }
}

/** Without a share URL the shop's own address is shared. */
async function readShop(tx: Tx, shopId: string) {
  const [shop] = await tx
    .select({ siteUrl: shops.siteUrl, locale: shops.locale })
    .from(shops)
    .where(eq(shops.id, shopId));
  if (!shop) throw new AppError("not_found");
  return shop;
}
