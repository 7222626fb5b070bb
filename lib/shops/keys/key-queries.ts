import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { apiKeys, members } from "@/db/schema";
import { keyWorks } from "@/lib/identity/access/api-keys";
import type { MemberActor, Scope } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";

export type KeyRow = {
  id: string;
  name: string;
  scopes: Scope[];
  /** Whom its work is credited to; null: the key itself. */
  member: { name: string; deactivatedAt: Date | null } | null;
  /** Who made it; null: the operator. */
  creator: string | null;
  createdAt: Date;
  /** Null: until it is revoked. */
  expiresAt: Date | null;
  expired: boolean;
  lastUsedAt: Date | null;
};

const creators = alias(members, "creators");

/** The shop's keys that nobody has revoked, the newest first. Throws `forbidden` for agents. */
export async function listApiKeys(actor: MemberActor): Promise<KeyRow[]> {
  requireRole(actor, "admin");
  return database()
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      scopes: apiKeys.scopes,
      member: { name: members.name, deactivatedAt: members.deactivatedAt },
      creator: creators.name,
      createdAt: apiKeys.createdAt,
      expiresAt: apiKeys.expiresAt,
      expired: sql<boolean>`not (${keyWorks})`,
      lastUsedAt: apiKeys.lastUsedAt,
    })
    .from(apiKeys)
    .leftJoin(members, and(eq(members.shopId, apiKeys.shopId), eq(members.id, apiKeys.memberId)))
    .leftJoin(
      creators,
      and(eq(creators.shopId, apiKeys.shopId), eq(creators.id, apiKeys.createdById)),
    )
    .where(and(eq(apiKeys.shopId, actor.shopId), isNull(apiKeys.revokedAt)))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id));
}
