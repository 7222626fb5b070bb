import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { members, ratingSettings, updates } from "@/db/schema";
import { LONG_ACT, withAllowance } from "@/lib/base/allowance";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { roleAllows } from "@/lib/identity/guards";
import { recordAccountEvent } from "@/lib/identity/session/record-account-event";
import { endInvitationsOf } from "@/lib/members/end-invitations";
import { endKeysOf } from "@/lib/shops/keys/end-keys";
import { isSeat, lockTeam, requireOtherOwner, requireSeat, type Seat } from "@/lib/shops/lock-team";
import { recordChanges } from "@/lib/shops/record-changes";
import { freeUpdate } from "@/lib/updates/change-update";

/**
 * Deactivates a member: their open updates become unassigned, they get no more alerts, and the API keys
 * they made end; their messages, solves and ratings are kept. Returns how many updates lost their assignee.
 * Throws `forbidden` (admins leave owners alone), `not_found`, `last_owner`.
 */
export async function deactivateMember(
  actor: MemberActor,
  { memberId }: { memberId: string },
): Promise<number> {
  return transaction(async (tx) => {
    const own = await lockTeam(tx, actor, "admin");
    const seat = await requireSeat(tx, actor.shopId, memberId);
    if (!roleAllows(own.role, seat.role)) throw new AppError("forbidden");
    return endSeat(tx, actor, seat);
  });
}

/** Leaves the shop, in whatever role. Returns how many updates lost their assignee. Throws `last_owner`. */
export async function leaveShop(actor: MemberActor): Promise<number> {
  return transaction(async (tx) => {
    const own = await lockTeam(tx, actor, "agent");
    return endSeat(tx, actor, own);
  });
}

/** Lets a deactivated member in again, in the role they had. Throws `forbidden`, `not_found`. */
export async function reactivateMember(
  actor: MemberActor,
  { memberId }: { memberId: string },
): Promise<void> {
  await transaction(async (tx) => {
    const own = await lockTeam(tx, actor, "admin");
    const seat = await requireSeat(tx, actor.shopId, memberId);
    if (!roleAllows(own.role, seat.role)) throw new AppError("forbidden");
    if (!seat.deactivatedAt) return;
    await tx.update(members).set({ deactivatedAt: null }).where(isSeat(seat.shopId, seat.id));
    await recordChanges(tx, actor, [
      { setting: "team.active", subjectId: seat.id, from: false, to: true },
    ]);
    await recordAccountEvent(tx, { accountId: seat.accountId, type: "seat.taken" });
  });
}

async function endSeat(tx: Tx, actor: MemberActor, seat: Seat): Promise<number> {
  if (seat.deactivatedAt) return 0;
  await requireOtherOwner(tx, seat);
  // First, so that whoever gives them work from now on waits and is then refused.
  await tx.update(members).set({ deactivatedAt: sql`now()` }).where(isSeat(seat.shopId, seat.id));
  await endInvitationsOf(tx, actor, seat);
  await endKeysOf(tx, actor, seat);
  const freed = await withAllowance(LONG_ACT, () => freeUpdates(tx, actor, seat.id));
  await recordChanges(tx, actor, [
    { setting: "team.active", subjectId: seat.id, from: true, to: false },
  ]);
  await endAlerts(tx, actor, seat.id);
  await recordAccountEvent(tx, { accountId: seat.accountId, type: "seat.left" });
  return freed;
}

async function freeUpdates(tx: Tx, actor: MemberActor, memberId: string): Promise<number> {
  const open = await tx
    .select({ id: updates.id })
    .from(updates)
    .where(
      and(
        eq(updates.shopId, actor.shopId),
        eq(updates.assigneeId, memberId),
        isNull(updates.solvedAt),
      ),
    )
    .orderBy(asc(updates.id));
  for (const { id } of open) await freeUpdate(tx, actor, { updateId: id, memberId });
  return open.length;
}

async function endAlerts(tx: Tx, actor: MemberActor, memberId: string): Promise<void> {
  const [row] = await tx
    .select({ ids: ratingSettings.alertMemberIds })
    .from(ratingSettings)
    .where(eq(ratingSettings.shopId, actor.shopId))
    .for("update");
  if (!row?.ids.includes(memberId)) return;
  const alertMemberIds = row.ids.filter((id) => id !== memberId);
  await tx
    .update(ratingSettings)
    .set({ alertMemberIds })
    .where(eq(ratingSettings.shopId, actor.shopId));
  await recordChanges(tx, actor, [
    { setting: "ratings.alertMemberIds", from: row.ids, to: alertMemberIds },
  ]);
}
