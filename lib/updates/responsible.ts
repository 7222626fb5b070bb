import { type SQL, sql } from "drizzle-orm";
import { updates } from "@/db/schema";
import type { Recipient } from "@/lib/mail/kinds";

/** What makes a member responsible for an update, the first that is there before the others. */
export const REASONS = ["assignee", "solver", "writer", "opener"] as const;
export type Reason = (typeof REASONS)[number];

/** Ids of members, of some who may have left. */
export type Candidates = Record<Reason, string | null>;

export type Responsible = Recipient & { memberId: string; why: Reason };

/**
 * Who answers for an update: its assignee; without one whoever solved it last, else who wrote to the
 * customer last, else who opened it. Only members who are still here (`seats`) count. Null: nobody.
 */
export function responsibleMember(
  candidates: Candidates,
  seats: readonly (Recipient & { memberId: string })[],
): Responsible | null {
  for (const why of REASONS) {
    const seat = seats.find(({ memberId }) => memberId === candidates[why]);
    if (seat) return { memberId: seat.memberId, name: seat.name, address: seat.address, why };
  }
  return null;
}

/** The candidates as columns beside an update's own; what a key does counts for the member it speaks for. */
export const CANDIDATES: Record<Reason, SQL<string | null>> = {
  assignee: sql`${updates.assigneeId}`,
  solver: sql`(select s.by_member_id from solves s where s.shop_id = ${updates.shopId}
    and s.update_id = ${updates.id} and s.by_member_id is not null order by s.number desc limit 1)`,
  writer: sql`(select coalesce(n.member_id, k.member_id) from notes n
    left join api_keys k on k.shop_id = n.shop_id and k.id = n.api_key_id
    where n.shop_id = ${updates.shopId} and n.update_id = ${updates.id} and n.kind = 'customer'
      and coalesce(n.member_id, k.member_id) is not null
    order by n.created_at desc, n.id desc limit 1)`,
  opener: sql`coalesce(${updates.openedByMemberId}, (select k.member_id from api_keys k
    where k.shop_id = ${updates.shopId} and k.id = ${updates.openedByApiKeyId}))`,
};
