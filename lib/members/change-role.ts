import { type Tx, transaction } from "@/db/client";
import { members } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor, Role } from "@/lib/identity/actor";
import { roleAllows } from "@/lib/identity/guards";
import { endInvitationsOf } from "@/lib/members/end-invitations";
import { endKeysOf } from "@/lib/shops/keys/end-keys";
import { isSeat, lockTeam, requireOtherOwner, requireSeat, type Seat } from "@/lib/shops/lock-team";
import { recordChanges } from "@/lib/shops/record-changes";

/**
 * Gives a member another role. Admins can't change or make owners, and
 * nobody can promote themselves. Throws `forbidden`, `not_found`, `last_owner`.
 */
export async function changeRole(
  actor: MemberActor,
  { memberId, role }: { memberId: string; role: Role },
): Promise<void> {
  await transaction(async (tx) => {
    const own = await lockTeam(tx, actor, "admin");
    const seat = await requireSeat(tx, actor.shopId, memberId);
    if (seat.deactivatedAt) throw new AppError("not_found");
    const highest = roleAllows(seat.role, role) ? seat.role : role;
    if (!roleAllows(own.role, highest)) throw new AppError("forbidden");
    await setRole(tx, actor, seat, role);
  });
}

/**
 * Makes an active member an owner; with `stepDown` the actor becomes an admin in the same act.
 * Throws `forbidden` unless an owner asks, `not_found`.
 */
export async function makeOwner(
  actor: MemberActor,
  { memberId, stepDown }: { memberId: string; stepDown: boolean },
): Promise<void> {
  await transaction(async (tx) => {
    const own = await lockTeam(tx, actor, "owner");
    const seat = await requireSeat(tx, actor.shopId, memberId);
    if (seat.deactivatedAt || seat.id === own.id) throw new AppError("not_found");
    await setRole(tx, actor, seat, "owner");
    if (stepDown) await setRole(tx, actor, own, "admin");
  });
}

async function setRole(tx: Tx, actor: MemberActor, seat: Seat, role: Role): Promise<void> {
  if (seat.role === role) return;
  await requireOtherOwner(tx, seat);
  await tx.update(members).set({ role }).where(isSeat(seat.shopId, seat.id));
  if (!roleAllows(role, "admin")) {
    await endInvitationsOf(tx, actor, seat);
    await endKeysOf(tx, actor, seat);
  }
  await recordChanges(tx, actor, [
    { setting: "team.role", subjectId: seat.id, from: seat.role, to: role },
  ]);
}
