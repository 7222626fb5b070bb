import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invitations } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import type { Seat } from "@/lib/shops/lock-team";
import { recordChanges } from "@/lib/shops/record-changes";

/** Withdraws what somebody offered who may invite no more. */
export async function endInvitationsOf(tx: Tx, actor: MemberActor, seat: Seat): Promise<void> {
  const ended = await tx
    .update(invitations)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(invitations.shopId, seat.shopId),
        eq(invitations.invitedById, seat.id),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .returning({ id: invitations.id, email: invitations.email });
  await recordChanges(
    tx,
    actor,
    ended.map(({ id, email }) => ({
      setting: "team.invited" as const,
      subjectId: id,
      from: email,
      to: null,
    })),
  );
}
