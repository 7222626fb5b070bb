import { createHash } from "node:crypto";
import { lt, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { limits } from "@/db/schema";
import { AppError } from "@/lib/base/errors";

/** How often something may happen within a window that starts with its first hit. */
export type Limit = { name: string; max: number; seconds: number };

/** Hashed, so that the table holds no addresses. */
function bucketOf(limit: Limit, who: string): string {
  return `${limit.name}:${createHash("sha256").update(who).digest("base64url")}`;
}

/** What counting a hit came to. */
export type Hit = { hits: number; wait: number };

/** The statement that counts one hit for `who`, where `from` has a row. */
export function hitOf(limit: Limit, who: string, from = sql``): SQL<Hit> {
  const over = sql`${limits.startedAt} <= now() - make_interval(secs => ${limit.seconds})`;
  return sql`
    insert into ${limits} (bucket, started_at, hits) select ${bucketOf(limit, who)}::text, now(), 1 ${from}
    on conflict (bucket) do update set
      hits = case when ${over} then 1 else ${limits.hits} + 1 end,
      started_at = case when ${over} then now() else ${limits.startedAt} end
    returning hits, ceil(${limit.seconds} - extract(epoch from now() - started_at))::int as wait`;
}

/** Throws `rate_limited` with the seconds to wait when a hit is one too many. */
export function refuseOver(limit: Limit, { hits, wait }: Hit): void {
  if (hits > limit.max) throw new AppError("rate_limited", { retryAfter: Math.max(1, wait) });
}

/** Counts one hit for `who`. Throws `rate_limited` with the seconds to wait when it is one too many. */
export async function countHit(limit: Limit, who: string): Promise<void> {
  const [hit] = await database().execute<Hit>(hitOf(limit, who));
  if (hit) refuseOver(limit, hit);
}

/** Forgets the hits of `who`, after what the limit guards has gone well. */
export async function forgetHits(limit: Limit, who: string): Promise<void> {
  await database()
    .delete(limits)
    .where(sql`${limits.bucket} = ${bucketOf(limit, who)}`);
}

/** Removes counters nobody has touched for a day. */
export async function sweepLimits(): Promise<void> {
  await database().delete(limits).where(lt(limits.startedAt, sql`now() - interval '1 day'`));
}
