import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { apiKeys, members } from "@/db/schema";
import { keyWorks } from "@/lib/identity/access/api-keys";
import type { MemberActor } from "@/lib/identity/actor";
import type { Seat } from "@/lib/shops/lock-team";
import { recordChanges } from "@/lib/shops/record-changes";

/** Ends the keys of somebody who may make keys no more: whoever left would go on with what they kept. */
export async function endKeysOf(tx: Tx, actor: MemberActor, seat: Seat): Promise<void> {
  const ended = await tx
    .update(apiKeys)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(apiKeys.shopId, seat.shopId),
        eq(apiKeys.createdById, seat.id),
        isNull(apiKeys.revokedAt),
      ),
    )
    .returning({ id: apiKeys.id, name: apiKeys.name });
  await recordChanges(
    tx,
    actor,
    ended.map(({ id, name }) => ({
      setting: "keys.key" as const,
      subjectId: id,
      from: name,
      to: null,
    })),
  );
}

/** The names of keys that work and end with a member's right to make them, by member. */
export async function listKeysByCreator(shopId: string): Promise<Map<string, string[]>> {
  const rows = await database()
    .select({ name: apiKeys.name, creator: members.id })
    .from(apiKeys)
    .innerJoin(
      members,
      and(eq(members.shopId, apiKeys.shopId), eq(members.id, apiKeys.createdById)),
    )
    .where(and(eq(apiKeys.shopId, shopId), isNull(members.deactivatedAt), keyWorks))
    .orderBy(asc(apiKeys.createdAt), asc(apiKeys.id));
  const names = new Map<string, string[]>();
  for (const { creator, name } of rows) names.set(creator, [...(names.get(creator) ?? []), name]);
  return names;
}

/** The names of the actor's own keys that would end if they left. */
export async function listOwnKeys({ shopId, memberId }: MemberActor): Promise<string[]> {
  return (await listKeysByCreator(shopId)).get(memberId) ?? [];
}
