import type { NpsReviewListQuery } from "@/lib/api/schema";
import { page } from "@/lib/base/cursor";
import { AppError } from "@/lib/base/errors";
import type { ApiKeyActor } from "@/lib/identity/actor";
import { findCategory, findChannel } from "@/lib/nps/read-lists";
import { type ReviewJson, readReviews, reviewJson } from "@/lib/nps/read-reviews";

/** NPS answers of the shop, newest first. Throws `invalid` for a channel or category it does not have. */
export async function listNpsReviewsJson(
  actor: ApiKeyActor,
  { limit, cursor, date_from: from, date_to: to, channel, category }: NpsReviewListQuery,
): Promise<{ data: ReviewJson[]; next: string | null }> {
  const { shopId } = actor;
  const [channelId, categoryId] = await Promise.all([
    channel === undefined ? null : findChannel(shopId, channel, { active: false }),
    category === undefined ? null : findCategory(shopId, category, { active: false }),
  ]);
  refuseUnknown({ channel, category }, { channel: channelId, category: categoryId });
  const filter = { from: from ?? null, to: to ?? null, channelId, categoryId, before: cursor };
  const rows = await readReviews(shopId, filter, limit + 1);
  const found = page(rows, limit, (row) => ({ at: row.createdAt, id: String(row.id) }));
  return { data: found.rows.map(reviewJson), next: found.next };
}

type Named<T> = { channel: T; category: T };

function refuseUnknown(named: Named<string | undefined>, found: Named<number | null>): void {
  const fields = {
    ...(named.channel !== undefined && found.channel === null && { channel: "unknownChannel" }),
    ...(named.category !== undefined && found.category === null && { category: "unknownCategory" }),
  };
  if (Object.keys(fields).length > 0) throw new AppError("invalid", { fields });
}
