import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { accounts, invitations, members, settingChanges } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { hashToken, looksLikeToken } from "@/lib/base/tokens";
import type { AccountActor } from "@/lib/identity/actor";
import { hashPassword } from "@/lib/identity/factors/password";
import { requireGoodPassword } from "@/lib/identity/factors/require-good-password";
import { recordAccountEvent } from "@/lib/identity/session/record-account-event";
import { readInvitation } from "@/lib/members/read-invitation";
import type { NewPerson } from "@/lib/members/schema";

type InvitationRow = typeof invitations.$inferSelect;
export type NewSeat = { shopId: string; memberId: string; accountId: string };

/**
 * Takes the offered seat with the account somebody is signed in with; a seat they had before comes
 * back in the offered role. Throws `expired` when the invitation is over, `forbidden` when it was
 * made to another address.
 */
export async function acceptInvitation(actor: AccountActor, token: string): Promise<NewSeat> {
  return transaction(async (tx) => {
    const invitation = await lockInvitation(tx, token);
    const [account] = await tx.select().from(accounts).where(eq(accounts.id, actor.accountId));
    if (account?.email !== invitation.email) throw new AppError("forbidden");
    return addSeat(tx, invitation, account);
  });
}

/**
 * Takes the offered seat as somebody new: makes their account with it. The link proves that they read
 * that address's mail. Throws `expired`, `invalid` for a password that others would try, and `already_taken` when the address has an account (then
 * its owner must sign in).
 */
export async function acceptAsNewPerson(token: string, person: NewPerson): Promise<NewSeat> {
  // Before the work of hashing, which is not done for made-up links.
  const invitation = await readInvitation(token);
  if (invitation.state !== "open") throw new AppError("expired");
  const { email, shop } = invitation;
  await requireGoodPassword(person.password, { email, shops: [shop.name] });
  const passwordHash = await hashPassword(person.password);
  return transaction(async (tx) => {
    const invitation = await lockInvitation(tx, token);
    const [account] = await tx
      .insert(accounts)
      .values({ email: invitation.email, name: person.name, passwordHash })
      .onConflictDoNothing()
      .returning();
    if (!account) throw new AppError("already_taken");
    await recordAccountEvent(tx, { accountId: account.id, type: "account.created" });
    return addSeat(tx, invitation, account);
  });
}

/** The row lock on which two clicks at once are decided. */
async function lockInvitation(tx: Tx, token: string): Promise<InvitationRow> {
  const [invitation] = looksLikeToken(token)
    ? await tx
        .select()
        .from(invitations)
        .where(
          and(
            eq(invitations.tokenHash, hashToken(token)),
            isNull(invitations.acceptedAt),
            isNull(invitations.revokedAt),
            gt(invitations.expiresAt, sql`now()`),
          ),
        )
        .for("update")
    : [];
  if (!invitation) throw new AppError("expired");
  return invitation;
}

async function addSeat(
  tx: Tx,
  invitation: InvitationRow,
  account: { id: string; name: string; publicName: string | null },
): Promise<NewSeat> {
  const { shopId, id, role, email } = invitation;
  const memberId = await upsertSeat(tx, shopId, account, role);
  await tx
    .update(invitations)
    .set({ acceptedAt: sql`now()`, memberId })
    .where(and(eq(invitations.shopId, shopId), eq(invitations.id, id)));
  await tx.insert(settingChanges).values({
    shopId,
    memberId,
    setting: "team.joined",
    subjectId: memberId,
    from: null,
    to: email,
  });
  await recordAccountEvent(tx, { accountId: account.id, type: "seat.taken" });
  return { shopId, memberId, accountId: account.id };
}

/** One seat an account and shop: a former one comes back, one in use stays as it is. */
async function upsertSeat(
  tx: Tx,
  shopId: string,
  account: { id: string; name: string; publicName: string | null },
  role: InvitationRow["role"],
): Promise<string> {
  const [seat] = await tx
    .insert(members)
    .values({
      ...{ shopId, accountId: account.id, role },
      ...{ name: account.name, publicName: account.publicName },
    })
    .onConflictDoUpdate({
      target: [members.shopId, members.accountId],
      set: {
        role: sql`case when ${members.deactivatedAt} is null then ${members.role} else excluded.role end`,
        deactivatedAt: null,
      },
    })
    .returning({ id: members.id });
  if (!seat) throw new Error("The seat was not stored.");
  return seat.id;
}
