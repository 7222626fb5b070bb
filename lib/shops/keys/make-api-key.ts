import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { apiKeys, members } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { createApiKey, keyWorks } from "@/lib/identity/access/api-keys";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import type { NewKey } from "@/lib/shops/keys/key-schema";
import { lockTeam } from "@/lib/shops/lock-team";
import { recordChanges } from "@/lib/shops/record-changes";

/**
 * Makes an API key and returns it; it cannot be read again. Throws `forbidden` for agents, `invalid`
 * for a name that a key in use has, and for somebody who does not work in the shop.
 */
export async function makeApiKey(actor: MemberActor, input: NewKey): Promise<string> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    // The shop's lock also settles two keys of one name made at once.
    await lockTeam(tx, actor, "admin");
    await refuseTakenName(tx, actor.shopId, input.name);
    if (input.memberId) await requireColleague(tx, actor.shopId, input.memberId);
    const id = randomUUID();
    const key = await createApiKey(tx, {
      shopId: actor.shopId,
      id,
      name: input.name,
      scopes: input.scopes,
      memberId: input.memberId ?? undefined,
      createdById: actor.memberId,
      days: input.days,
    });
    await recordChanges(tx, actor, [
      { setting: "keys.key", subjectId: id, from: null, to: input.name },
    ]);
    return key;
  });
}

/** Ends a key at once. Throws `forbidden` for agents, `not_found` for one that is revoked already. */
export async function revokeApiKey(
  actor: MemberActor,
  { keyId }: { keyId: string },
): Promise<string> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    await lockTeam(tx, actor, "admin");
    const [revoked] = await tx
      .update(apiKeys)
      .set({ revokedAt: sql`now()` })
      .where(
        and(eq(apiKeys.shopId, actor.shopId), eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt)),
      )
      .returning({ name: apiKeys.name });
    if (!revoked) throw new AppError("not_found");
    await recordChanges(tx, actor, [
      { setting: "keys.key", subjectId: keyId, from: revoked.name, to: null },
    ]);
    return revoked.name;
  });
}

/** Throws `invalid` (field `name`) when a key in use is called that, whatever the case of its letters. */
export async function refuseTakenName(tx: Tx, shopId: string, name: string): Promise<void> {
  const [taken] = await tx
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(and(eq(apiKeys.shopId, shopId), keyWorks, sql`lower(${apiKeys.name}) = lower(${name})`));
  if (taken) throw new AppError("invalid", { fields: { name: "nameTaken" } });
}

async function requireColleague(tx: Tx, shopId: string, memberId: string): Promise<void> {
  const [member] = await tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(eq(members.shopId, shopId), eq(members.id, memberId), isNull(members.deactivatedAt)),
    );
  if (!member) throw new AppError("invalid", { fields: { memberId: "unknownMember" } });
}
