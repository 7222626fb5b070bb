import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { updates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { type Hits, hitCounted, type Limit, refusalOf } from "@/lib/http/limits";
import type { CustomerActor } from "@/lib/identity/actor";
import { withinReach } from "@/lib/updates/lock-update";
import type { UpdateState } from "@/lib/updates/schema";

/**
 * Counts a post about a conversation against the limit of its link. A conversation that is not in the
 * state the post needs is not counted: that conflict is answered first. Throws `not_found` and `rate_limited`.
 */
export async function countPost(
  actor: CustomerActor,
  post: { updateId: string; needs: UpdateState },
  limit: Limit,
): Promise<void> {
  const hit = hitCounted(limit, actor.linkId, sql`from post where state = ${post.needs}`);
  const [found] = await database().execute<Hits | { hits: null }>(sql`
    with post as (
      select case when rated_at is not null then 'rated' when solved_at is not null then 'solved' else 'open' end as state
      from ${updates} where ${and(withinReach(actor), eq(updates.id, post.updateId))}
    ), hit as (${hit})
    select hit.hits, hit.wait from post left join hit on true`);
  if (!found) throw new AppError("not_found");
  const refusal = found.hits === null ? null : refusalOf(limit, found);
  if (refusal) throw refusal;
}
