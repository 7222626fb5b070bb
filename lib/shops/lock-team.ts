import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { members, shops } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor, Role } from "@/lib/identity/actor";
import { roleAllows } from "@/lib/identity/guards";

export type Seat = typeof members.$inferSelect;

/**
 * Takes the shop's row lock, so that changes of its team happen one after another, and checks the
 * actor's role again under it: two owners cannot take each other's seat, nor leave past each other.
 * Throws `forbidden`.
 */
export async function lockTeam(tx: Tx, actor: MemberActor, needed: Role): Promise<Seat> {
  await tx
    .select({ id: shops.id })
    .from(shops)
    .where(eq(shops.id, actor.shopId))
    .for("no key update");
  const seat = await findSeat(tx, actor.shopId, actor.memberId);
  if (!seat || seat.deactivatedAt || !roleAllows(seat.role, needed)) {
    throw new AppError("forbidden");
  }
  return seat;
}

/** Somebody's seat in the shop, active or not. */
async function findSeat(tx: Tx, shopId: string, memberId: string): Promise<Seat | null> {
  const [seat] = await tx.select().from(members).where(isSeat(shopId, memberId));
  return seat ?? null;
}

/** The seat an act is about. Throws `not_found`. */
export async function requireSeat(tx: Tx, shopId: string, memberId: string): Promise<Seat> {
  const seat = await findSeat(tx, shopId, memberId);
  if (!seat) throw new AppError("not_found");
  return seat;
}

/** Which row of `members` a seat is. */
export function isSeat(shopId: string, memberId: string) {
  return and(eq(members.shopId, shopId), eq(members.id, memberId));
}

/** Throws `last_owner` when nobody but this member owns the shop. Under the lock of `lockTeam`. */
export async function requireOtherOwner(tx: Tx, seat: Seat): Promise<void> {
  if (seat.role !== "owner" || seat.deactivatedAt) return;
  const owners = await tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.shopId, seat.shopId),
        eq(members.role, "owner"),
        isNull(members.deactivatedAt),
      ),
    );
  if (!owners.some((owner) => owner.id !== seat.id)) throw new AppError("last_owner");
}
