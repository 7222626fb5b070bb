import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { members, ratingSettings, shops } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { reviewHost } from "@/lib/base/review-hosts";
import type { RatingSettings } from "@/lib/settings/schema";
import { settingsVerb } from "@/lib/shops/save-settings";

/**
 * Saves Settings → Ratings and writes down each change with who made it. Returns the changes.
 * Throws `forbidden` for agents, `invalid` for members who are not the shop's, and for a shop
 * address on a review site that would be shared without asking everyone.
 */
export const saveRatingSettings = settingsVerb<typeof ratingSettings, RatingSettings>({
  area: "ratings",
  table: ratingSettings,
  role: "admin",
  async check(tx, { shopId }, input) {
    await requireMembers(tx, shopId, input.alertMemberIds);
    if (!input.askEveryone) await refuseReviewSite(tx, shopId, input.shareUrl);
  },
});

async function requireMembers(tx: Tx, shopId: string, ids: string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const found = await tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(eq(members.shopId, shopId), inArray(members.id, wanted), isNull(members.deactivatedAt)),
    );
  if (found.length < wanted.length) {
    throw new AppError("invalid", { fields: { alertMemberIds: "unknownMember" } });
  }
}

/** Without a share URL the shop's own address is shared; that one is checked as well. */
async function refuseReviewSite(tx: Tx, shopId: string, shareUrl: string | null): Promise<void> {
  const [shop] = await tx
    .select({ siteUrl: shops.siteUrl })
    .from(shops)
    .where(eq(shops.id, shopId));
  if (reviewHost(shareUrl ?? shop?.siteUrl ?? "")) {
    throw new AppError("invalid", { fields: { shareUrl: "reviewSite" } });
  }
}
