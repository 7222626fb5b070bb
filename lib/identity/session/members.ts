import { and, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { members } from "@/db/schema";
import { type MemberActor, makeActor } from "@/lib/identity/actor";

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
