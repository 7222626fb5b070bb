import type { NpsReviewListQuery } from "@/lib/api/schema";
import { writeCursor } from "@/lib/base/cursor";
import { AppError } from "@/lib/base/errors";
import type { WrittenJson } from "@/lib/base/written-json";
import type { ApiKeyActor } from "@/lib/identity/actor";
import { findCategory, findChannel } from "@/lib/nps/read-lists";
import { readReviews } from "@/lib/nps/read-reviews";

/** NPS answers of the shop, newest first. Throws `invalid` for a channel or category it does not have. */
export async function listNpsReviewsJson(
  actor: ApiKeyActor,
  { limit, cursor, date_from: from, date_to: to, channel, category }: NpsReviewListQuery,
): Promise<{ data: WrittenJson; next: string | null }> {
  const { shopId } = actor;
  const [channelId, categoryId] = await Promise.all([
    channel === undefined ? null : findChannel(shopId, channel, { active: false }),
    category === undefined ? null : findCategory(shopId, category, { active: false }),
  ]);
  refuseUnknown({ channel, category }, { channel: channelId, category: categoryId });
  const filter = { from: from ?? null, to: to ?? null, channelId, categoryId, before: cursor };
  const { json, last, more } = await readReviews(shopId, filter, limit);
  return { data: json, next: more && last ? writeCursor(last) : null };
}

type Named<T> = { channel: T; category: T };

function refuseUnknown(named: Named<string | undefined>, found: Named<number | null>): void {
  const fields = {
    ...(named.channel !== undefined && found.channel === null && { channel: "unknownChannel" }),
    ...(named.category !== undefined && found.category === null && { category: "unknownCategory" }),
  };
  if (Object.keys(fields).length > 0) throw new AppError("invalid", { fields });
}
