import { and, eq, isNull, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { apiKeys } from "@/db/schema";
import { MINUTE } from "@/lib/base/time";
import { hashToken, looksLikeToken, newToken } from "@/lib/base/tokens";
import { type ApiKeyActor, makeActor, type Scope } from "@/lib/identity/actor";

const PREFIX = "sl_";

/** Makes a key and returns it; this is the only time it can be read. */
export async function createApiKey(
  tx: Tx,
  key: { shopId: string; id?: string; name: string; scopes: Scope[]; memberId?: string },
): Promise<string> {
  const token = newToken();
  await tx.insert(apiKeys).values({ ...key, tokenHash: hashToken(token) });
  return PREFIX + token;
}

/** Who sends `Authorization: Bearer sl_…`, or null. Notes the use at most once a minute. */
export async function findApiKeyActor(authorization: string | null): Promise<ApiKeyActor | null> {
  const token = authorization?.match(/^Bearer sl_([\w-]+)$/i)?.[1];
  if (!token || !looksLikeToken(token)) return null;
  const [key] = await database()
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.tokenHash, hashToken(token)), isNull(apiKeys.revokedAt)));
  if (!key) return null;
  if (!key.lastUsedAt || key.lastUsedAt.getTime() < Date.now() - MINUTE) {
    await noteUse(key.shopId, key.id);
  }
  const { shopId, id: keyId, memberId, scopes } = key;
  return makeActor<ApiKeyActor>({ kind: "apiKey", shopId, keyId, memberId, scopes });
}

async function noteUse(shopId: string, id: string): Promise<void> {
  await database()
    .update(apiKeys)
    .set({ lastUsedAt: sql`now()` })
    .where(and(eq(apiKeys.shopId, shopId), eq(apiKeys.id, id)));
}
