import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { members, ratingSettings, settingChanges, shops } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { reviewHost } from "@/lib/base/review-hosts";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import type { RatingSettingName, RatingSettings } from "@/lib/settings/schema";

export type SettingChange = { setting: RatingSettingName; from: unknown; to: unknown };

/**
 * Saves Settings → Ratings and writes down each change with who made it. Returns the changes.
 * Throws `forbidden` for agents, `invalid` for members who are not the shop's, and for a shop
 * address on a review site that would be shared without asking everyone.
 */
export async function saveRatingSettings(
  actor: MemberActor,
  input: RatingSettings,
): Promise<SettingChange[]> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    const [before] = await tx
      .select()
      .from(ratingSettings)
      .where(eq(ratingSettings.shopId, actor.shopId))
      .for("update");
    if (!before) throw new Error("A shop without rating settings.");
    await requireMembers(tx, actor.shopId, input.alertMemberIds);
    if (!input.askEveryone) await refuseReviewSite(tx, actor.shopId, input.shareUrl);
    const changes = changesBetween(before, input);
    if (changes.length === 0) return [];
    await tx
      .update(ratingSettings)
      .set({ ...input, updatedAt: sql`now()` })
      .where(eq(ratingSettings.shopId, actor.shopId));
    await tx.insert(settingChanges).values(
      changes.map((change) => ({
        shopId: actor.shopId,
        memberId: actor.memberId,
        ...change,
        setting: `ratings.${change.setting}`,
      })),
    );
    return changes;
  });
}

/** What saving would change; lists compare without regard to order. */
function changesBetween(before: RatingSettings, after: RatingSettings): SettingChange[] {
  const names = Object.keys(after) as RatingSettingName[];
  return names
    .filter((name) => comparable(before[name]) !== comparable(after[name]))
    .map((setting) => ({ setting, from: before[setting], to: after[setting] }));
}

function comparable(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
}

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
