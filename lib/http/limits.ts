import { createHash } from "node:crypto";
import { eq, lt, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { limits } from "@/db/schema";
import { AppError } from "@/lib/base/errors";

/** How often something may happen within a window that starts with its first hit. */
export type Limit = { name: string; max: number; seconds: number };

/** Hashed, so that the table holds no addresses. */
function bucketOf(limit: Limit, who: string): string {
  return `${limit.name}:${createHash("sha256").update(who).digest("base64url")}`;
}

/**
 * Counts one hit, in a statement of its own or as part of one: `from` gives a row when there is
 * something to count. Returns the hits of the window, and the seconds until it ends.
 */
export function hitCounted(limit: Limit, who: string, from: SQL = sql``): SQL {
  const over = sql`limits.started_at <= now() - make_interval(secs => ${limit.seconds})`;
  return sql`
    insert into ${limits} (bucket, started_at, hits)
    select ${bucketOf(limit, who)}, now(), 1 ${from}
    on conflict (bucket) do update set
      hits = case when ${over} then 1 else limits.hits + 1 end,
      started_at = case when ${over} then now() else limits.started_at end
    returning hits, ceil(${limit.seconds} - extract(epoch from now() - limits.started_at))::int as wait`;
}

export type Hits = { hits: number; wait: number };

/** Why a hit is one too many, or null. */
export function refusalOf(limit: Limit, { hits, wait }: Hits): AppError | null {
  return hits > limit.max ? new AppError("rate_limited", { retryAfter: Math.max(1, wait) }) : null;
}

/** Counts one hit for `who`. Throws `rate_limited` with the seconds to wait when it is one too many. */
export async function countHit(limit: Limit, who: string): Promise<void> {
  const [row] = await database().execute<Hits>(hitCounted(limit, who));
  const refusal = row && refusalOf(limit, row);
  if (refusal) throw refusal;
}

/** Takes one hit back: what it was counted for turned out to cost nothing. */
export async function uncountHit(limit: Limit, who: string): Promise<void> {
  await database()
    .update(limits)
    .set({ hits: sql`greatest(${limits.hits} - 1, 0)` })
    .where(eq(limits.bucket, bucketOf(limit, who)));
}

/** Forgets the hits of `who`, after what the limit guards has gone well. */
export async function forgetHits(limit: Limit, who: string): Promise<void> {
  await database()
    .delete(limits)
    .where(eq(limits.bucket, bucketOf(limit, who)));
}

/** Removes counters nobody has touched for a day. */
export async function sweepLimits(): Promise<void> {
  await database().delete(limits).where(lt(limits.startedAt, sql`now() - interval '1 day'`));
}
