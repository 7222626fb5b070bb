import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { updates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { countHit, type Limit } from "@/lib/http/limits";
import type { CustomerActor } from "@/lib/identity/actor";
import { withinReach } from "@/lib/updates/lock-update";
import { type UpdateState, updateState } from "@/lib/updates/schema";

/**
 * Counts a post about a conversation against the limit of its link. A conversation that is not in the
 * state the post needs is not counted: that conflict is answered first. Throws `not_found` and `rate_limited`.
 */
export async function countPost(
  actor: CustomerActor,
  post: { updateId: string; needs: UpdateState },
  limit: Limit,
): Promise<void> {
  const [update] = await database()
    .select({ solvedAt: updates.solvedAt, ratedAt: updates.ratedAt })
    .from(updates)
    .where(and(withinReach(actor), eq(updates.id, post.updateId)));
  if (!update) throw new AppError("not_found");
  if (updateState(update) === post.needs) await countHit(limit, actor.linkId);
}
