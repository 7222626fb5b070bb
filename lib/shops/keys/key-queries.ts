import { and, desc, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { apiKeys, members } from "@/db/schema";
import type { MemberActor, Scope } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";

export type KeyRow = {
  id: string;
  name: string;
  scopes: Scope[];
  /** Whom its work is credited to; null: the key itself. */
  member: { name: string; deactivatedAt: Date | null } | null;
  createdAt: Date;
  lastUsedAt: Date | null;
};

/** The shop's keys in use, the newest first. Throws `forbidden` for agents. */
export async function listApiKeys(actor: MemberActor): Promise<KeyRow[]> {
  requireRole(actor, "admin");
  return database()
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      scopes: apiKeys.scopes,
      member: { name: members.name, deactivatedAt: members.deactivatedAt },
      createdAt: apiKeys.createdAt,
      lastUsedAt: apiKeys.lastUsedAt,
    })
    .from(apiKeys)
    .leftJoin(members, and(eq(members.shopId, apiKeys.shopId), eq(members.id, apiKeys.memberId)))
    .where(and(eq(apiKeys.shopId, actor.shopId), isNull(apiKeys.revokedAt)))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id));
}
