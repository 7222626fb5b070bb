import { and, eq, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { apiKeys } from "@/db/schema";
import { env } from "@/lib/base/env";
import type { AppError } from "@/lib/base/errors";
import { hashToken, looksLikeToken, newToken } from "@/lib/base/tokens";
import { type Hits, hitCounted, refusalOf, uncountHit } from "@/lib/http/limits";
import { type ApiKeyActor, makeActor, type Scope } from "@/lib/identity/actor";

const PREFIX = "sl_";

/** Makes a key and returns it; this is the only time it can be read. */
export async function createApiKey(
  tx: Tx,
  key: {
    shopId: string;
    id?: string;
    name: string;
    scopes: Scope[];
    memberId?: string;
    /** The member with whose right to make keys it ends. */
    createdById?: string;
    /** Left out: it works until it is revoked. */
    days?: number | null;
  },
): Promise<string> {
  const { days = null, ...row } = key;
  const token = newToken();
  const expiresAt = days === null ? null : sql`now() + make_interval(days => ${days})`;
  await tx.insert(apiKeys).values({ ...row, expiresAt, tokenHash: hashToken(token) });
  return PREFIX + token;
}

/** That a key works: neither revoked nor past its time. */
export const keyWorks = sql`${apiKeys.revokedAt} is null
  and (${apiKeys.expiresAt} is null or ${apiKeys.expiresAt} > now())`;

/** A key that was used: whose it is, and why this use is one too many, or null. */
export type KeyUse = {
  actor: ApiKeyActor;
  refusal: AppError | null;
  takeBack: () => Promise<void>;
};

/** Who sends `Authorization: Bearer sl_…`, or null. */
export async function findApiKeyActor(authorization: string | null): Promise<ApiKeyActor | null> {
  const token = tokenOf(authorization);
  if (!token) return null;
  const [key] = await database()
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.tokenHash, hashToken(token)), keyWorks));
  return key ? actorOf(key) : null;
}

/**
 * Uses the key of `Authorization: Bearer sl_…`: counts the use, and notes it at most once a minute,
 * in one statement. Null without a key that works. Whether a use too many is refused the caller
 * decides, and may take it back.
 */
export async function useApiKey(authorization: string | null): Promise<KeyUse | null> {
  const token = tokenOf(authorization);
  if (!token) return null;
  const limit = { name: "api", max: env().API_LIMIT_PER_MINUTE, seconds: 60 };
  const tokenHash = hashToken(token);
  const who = tokenHash.toString("base64");
  const [key] = await database().execute<Key & Hits>(sql`
    with key as (
      select id, shop_id as "shopId", member_id as "memberId", scopes, last_used_at
      from ${apiKeys} where token_hash = ${tokenHash} and ${keyWorks}
    ), hit as (${hitCounted(limit, who, sql`from key`)}), noted as (
      update ${apiKeys} k set last_used_at = now() from key
      where k.shop_id = key."shopId" and k.id = key.id
        and (key.last_used_at is null or key.last_used_at < now() - interval '1 minute')
    )
    select key.*, hit.* from key, hit`);
  if (!key) return null;
  const takeBack = () => uncountHit(limit, who);
  return { actor: actorOf(key), refusal: refusalOf(limit, key), takeBack };
}

type Key = Pick<typeof apiKeys.$inferSelect, "id" | "shopId" | "memberId" | "scopes">;

function tokenOf(authorization: string | null): string | undefined {
  const token = authorization?.match(/^Bearer sl_([\w-]+)$/i)?.[1];
  return token && looksLikeToken(token) ? token : undefined;
}

function actorOf({ shopId, id: keyId, memberId, scopes }: Key): ApiKeyActor {
  return makeActor<ApiKeyActor>({ kind: "apiKey", shopId, keyId, memberId, scopes });
}
