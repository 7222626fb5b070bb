import { listAddress } from "@/lib/base/list-address";
import type { RatingFilter } from "@/lib/ratings/queries";

/** The address of the feed under a filter. */
export function feedAddress(filter: Partial<RatingFilter>, cursor?: string | null): string {
  const { stars, memberId, withComment, from, to } = filter;
  return listAddress("/ratings", {
    stars,
    member: memberId,
    comment: withComment,
    from,
    to,
    cursor,
  });
}
