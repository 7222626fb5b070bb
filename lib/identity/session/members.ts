import { and, asc, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { members } from "@/db/schema";
import { type AccountActor, type MemberActor, makeActor } from "@/lib/identity/actor";

/** The account's active seat in a shop. With several shops: the one asked for, else the oldest. */
export async function findMemberActor(
  { accountId }: AccountActor,
  shopId?: string,
): Promise<MemberActor | null> {
  const seats = await database()
    .select({
      shopId: members.shopId,
      memberId: members.id,
      name: members.name,
      role: members.role,
    })
    .from(members)
    .where(and(eq(members.accountId, accountId), isNull(members.deactivatedAt)))
    .orderBy(asc(members.createdAt), asc(members.id));
  const seat = seats.find((row) => row.shopId === shopId) ?? seats[0];
  return seat ? makeActor<MemberActor>({ kind: "member", accountId, ...seat }) : null;
}

/** A member known to be meant: the demo shop, the tests, commands run by the operator. Throws without such an active member. */
export async function memberActorById(shopId: string, memberId: string): Promise<MemberActor> {
  const [seat] = await database()
    .select()
    .from(members)
    .where(
      and(eq(members.shopId, shopId), eq(members.id, memberId), isNull(members.deactivatedAt)),
    );
  if (!seat) throw new Error("No such active member.");
  const { accountId, name, role } = seat;
  return makeActor<MemberActor>({ kind: "member", shopId, memberId, accountId, name, role });
}
