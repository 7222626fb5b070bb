import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { idempotencyKeys } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { Answer } from "@/lib/http/api-error";

/** One call that must take effect once: whose, where, under which key, with which bytes. */
export type Call = { shopId: string; route: string; key: string; bodyHash: Buffer };

/** The call a request makes, or null without an `Idempotency-Key`. Throws `invalid` for a malformed key. */
export function callOf(request: Request, shopId: string, body: Uint8Array): Call | null {
  const key = request.headers.get("idempotency-key");
  if (request.method !== "POST" || key === null) return null;
  if (!/^[\x20-\x7e]{1,200}$/.test(key)) {
    throw new AppError("invalid", { fields: { "Idempotency-Key": "idempotencyKey" } });
  }
  const route = `${request.method} ${new URL(request.url).pathname.toLowerCase()}`;
  return { shopId, route, key, bodyHash: createHash("sha256").update(body).digest() };
}

/**
 * Claims the call for this transaction and returns null, or returns the answer it had within the
 * last 24 hours. While another transaction holds the claim this waits for its end.
 * Throws `idempotency_conflict` when the key came with another body.
 */
export async function claimCall(tx: Tx, call: Call): Promise<Answer | null> {
  const { shopId, route, key, bodyHash } = call;
  const claimed = await tx
    .insert(idempotencyKeys)
    .values({ shopId, route, key, bodyHash })
    .onConflictDoUpdate({
      target: [idempotencyKeys.shopId, idempotencyKeys.route, idempotencyKeys.key],
      set: { bodyHash, status: null, response: null, createdAt: sql`now()` },
      setWhere: sql`${idempotencyKeys.createdAt} <= now() - interval '24 hours'`,
    })
    .returning({ key: idempotencyKeys.key })
    // Sent at once, before whatever the caller goes on with.
    .execute();
  return claimed.length > 0 ? null : firstAnswer(tx, call);
}

async function firstAnswer(tx: Tx, call: Call): Promise<Answer> {
  const [kept] = await tx
    .select({
      status: idempotencyKeys.status,
      bodyHash: idempotencyKeys.bodyHash,
      json: sql<string | null>`${idempotencyKeys.response} #>> '{}'`,
    })
    .from(idempotencyKeys)
    .where(isCall(call));
  if (kept && !kept.bodyHash.equals(call.bodyHash)) throw new AppError("idempotency_conflict");
  if (!kept?.status || kept.json === null) throw new AppError("unavailable");
  return { status: kept.status, json: kept.json, headers: { "Idempotent-Replay": "true" } };
}

/** Keeps the answer of a claimed call: as the text that was sent, since a JSON column reorders its keys. */
export function keepAnswer(tx: Tx, call: Call, { status, json }: Answer) {
  return tx
    .update(idempotencyKeys)
    .set({ status, response: sql`to_jsonb(${json}::text)` })
    .where(isCall(call));
}

function isCall({ shopId, route, key }: Call) {
  return and(
    eq(idempotencyKeys.shopId, shopId),
    eq(idempotencyKeys.route, route),
    eq(idempotencyKeys.key, key),
  );
}
