import { createHash } from "node:crypto";
import { lt, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { limits } from "@/db/schema";
import { AppError } from "@/lib/base/errors";

/** How often something may happen within a window that starts with its first hit. */
export type Limit = { name: string; max: number; seconds: number };

/** Hashed, so that the table holds no addresses. */
function bucketOf(limit: Limit, who: string): string {
  return `${limit.name}:${createHash("sha256").update(who).digest("base64url")}`;
}

/** Counts one hit for `who`. Throws `rate_limited` with the seconds to wait when it is one too many. */
export async function countHit(limit: Limit, who: string): Promise<void> {
  const over = sql`${limits.startedAt} <= now() - make_interval(secs => ${limit.seconds})`;
  const [row] = await database()
    .insert(limits)
    .values({ bucket: bucketOf(limit, who), startedAt: sql`now()`, hits: 1 })
    .onConflictDoUpdate({
      target: limits.bucket,
      set: {
        hits: sql`case when ${over} then 1 else ${limits.hits} + 1 end`,
        startedAt: sql`case when ${over} then now() else ${limits.startedAt} end`,
      },
    })
    .returning({
      hits: limits.hits,
      wait: sql<number>`ceil(${limit.seconds} - extract(epoch from now() - ${limits.startedAt}))::int`,
    });
  if (row && row.hits > limit.max) {
    throw new AppError("rate_limited", { retryAfter: Math.max(1, row.wait) });
  }
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
