import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { accounts, invitations, members } from "@/db/schema";
import type { MemberActor, Role } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import type { Invite } from "@/lib/members/schema";
import { listKeysByCreator } from "@/lib/shops/keys/end-keys";

export type TeamMember = {
  id: string;
  name: string;
  role: Role;
  since: Date;
  deactivatedAt: Date | null;
};

export type TeamMemberDetail = TeamMember & {
  email: string;
  /** On any device, in any shop; null: never. */
  seenAt: Date | null;
  secondFactor: boolean;
  openUpdates: number;
  /** Names of the API keys that end when they leave or become an agent. */
  keys: string[];
};

const ROLE_ORDER = sql`case ${members.role} when 'owner' then 0 when 'admin' then 1 else 2 end`;

const seat = {
  id: members.id,
  name: members.name,
  role: members.role,
  since: members.createdAt,
  deactivatedAt: members.deactivatedAt,
};

/** Who works in the shop, owners first: what everybody in it may know. */
export async function listColleagues(actor: MemberActor): Promise<TeamMember[]> {
  return database()
    .select(seat)
    .from(members)
    .where(and(eq(members.shopId, actor.shopId), isNull(members.deactivatedAt)))
    .orderBy(ROLE_ORDER, asc(members.name), asc(members.id));
}

/** Everybody who has or had a seat, the active ones first. Throws `forbidden` for agents. */
export async function listMembers(actor: MemberActor): Promise<TeamMemberDetail[]> {
  requireRole(actor, "admin");
  const seenAt = sql<Date | null>`(select max(s.seen_at) from sessions s
    where s.account_id = ${members.accountId})`.mapWith(members.createdAt);
  const people = database()
    .select({
      ...seat,
      email: accounts.email,
      seenAt,
      secondFactor: sql<boolean>`${isNotNull(accounts.totpConfirmedAt)}`,
      openUpdates: sql<number>`(select count(*)::int from updates u where u.shop_id = ${members.shopId}
        and u.assignee_id = ${members.id} and u.solved_at is null)`,
    })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(eq(members.shopId, actor.shopId))
    .orderBy(sql`${members.deactivatedAt} is not null`, ROLE_ORDER, asc(members.name));
  const [rows, byMember] = await Promise.all([people, listKeysByCreator(actor.shopId)]);
  return rows.map((row) => ({ ...row, keys: byMember.get(row.id) ?? [] }));
}

export type OpenInvitationRow = {
  id: string;
  email: string;
  role: Invite["role"];
  inviter: string;
  createdAt: Date;
  expiresAt: Date;
};

/** Invitations not accepted yet, the newest first. Throws `forbidden` for agents. */
export async function listInvitations(actor: MemberActor): Promise<OpenInvitationRow[]> {
  requireRole(actor, "admin");
  return database()
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      inviter: members.name,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .innerJoin(
      members,
      and(eq(members.shopId, invitations.shopId), eq(members.id, invitations.invitedById)),
    )
    .where(
      and(
        eq(invitations.shopId, actor.shopId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .orderBy(desc(invitations.createdAt), asc(invitations.email));
}
