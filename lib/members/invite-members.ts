import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { oneOf } from "@/db/one-of";
import { accounts, invitations, members } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { countHit, type Limit } from "@/lib/http/limits";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { requireInstallationMail } from "@/lib/mail/installation-mail";
import { queueMails } from "@/lib/mail/queue-mail";
import { INVITATION_DAYS, type Invite } from "@/lib/members/schema";
import { lockTeam } from "@/lib/shops/lock-team";
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";

/** Mails of invitations a shop may cause: nobody should be able to use it to mail strangers. */
const PER_SHOP: Limit = { name: "invitation", max: 100, seconds: 60 * 60 };

const expiresAt = sql`now() + make_interval(days => ${INVITATION_DAYS})`;

/**
 * Offers seats by mail. An address that was invited before and has not answered gets a fresh mail,
 * in the new role. Returns the addresses. Throws `forbidden` for agents, `invalid` for addresses of
 * people who work in the shop already, `rate_limited`, `no_sign_in_mail`.
 */
export async function inviteMembers(actor: MemberActor, input: Invite): Promise<string[]> {
  requireRole(actor, "admin");
  await requireInstallationMail();
  for (const _ of input.emails) await countHit(PER_SHOP, actor.shopId);
  await transaction(async (tx) => {
    await lockTeam(tx, actor, "admin");
    await refuseMembers(tx, actor.shopId, input.emails);
    const changes: LoggedChange[] = [];
    for (const email of input.emails) {
      const id = await offerSeat(tx, actor, email, input.role);
      await mailInvitation(tx, actor.shopId, id, email);
      changes.push({ setting: "team.invited", subjectId: id, from: null, to: email });
    }
    await recordChanges(tx, actor, changes);
  });
  return input.emails;
}

/** Mails an open invitation once more, for a full time again; the link of the mail before ends. Throws `forbidden`, `not_found`, `rate_limited`, `no_sign_in_mail`. */
export async function resendInvitation(
  actor: MemberActor,
  { invitationId }: { invitationId: string },
): Promise<string> {
  requireRole(actor, "admin");
  await requireInstallationMail();
  await countHit(PER_SHOP, actor.shopId);
  return transaction(async (tx) => {
    await lockTeam(tx, actor, "admin");
    const [open] = await tx
      .update(invitations)
      .set({ expiresAt, tokenHash: null })
      .where(isOpen(actor.shopId, invitationId))
      .returning({ email: invitations.email });
    if (!open) throw new AppError("not_found");
    await mailInvitation(tx, actor.shopId, invitationId, open.email);
    await recordChanges(tx, actor, [
      { setting: "team.invitedAgain", subjectId: invitationId, from: null, to: open.email },
    ]);
    return open.email;
  });
}

/** Takes an open invitation back: its link is over. Throws `forbidden`, `not_found` when it was answered meanwhile. */
export async function revokeInvitation(
  actor: MemberActor,
  { invitationId }: { invitationId: string },
): Promise<string> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    await lockTeam(tx, actor, "admin");
    const [revoked] = await tx
      .update(invitations)
      .set({ revokedAt: sql`now()` })
      .where(isOpen(actor.shopId, invitationId))
      .returning({ email: invitations.email });
    if (!revoked) throw new AppError("not_found");
    await recordChanges(tx, actor, [
      { setting: "team.invited", subjectId: invitationId, from: revoked.email, to: null },
    ]);
    return revoked.email;
  });
}

function isOpen(shopId: string, invitationId: string) {
  return and(
    eq(invitations.shopId, shopId),
    eq(invitations.id, invitationId),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
  );
}

async function refuseMembers(tx: Tx, shopId: string, emails: string[]): Promise<void> {
  const here = await tx
    .select({ email: accounts.email })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(
      and(eq(members.shopId, shopId), isNull(members.deactivatedAt), oneOf(accounts.email, emails)),
    );
  if (here.length === 0) return;
  const taken = new Set(here.map((row) => row.email));
  const fields = emails.flatMap((email, place) =>
    taken.has(email) ? [[`emails.${place}`, "worksHere"]] : [],
  );
  throw new AppError("invalid", { fields: Object.fromEntries(fields) });
}

async function offerSeat(
  tx: Tx,
  actor: MemberActor,
  email: string,
  role: Invite["role"],
): Promise<string> {
  const offer = { role, invitedById: actor.memberId, expiresAt };
  const [row] = await tx
    .insert(invitations)
    .values({ shopId: actor.shopId, email, ...offer })
    .onConflictDoUpdate({
      target: [invitations.shopId, invitations.email],
      targetWhere: sql`accepted_at is null and revoked_at is null`,
      set: { ...offer, tokenHash: null },
    })
    .returning({ id: invitations.id });
  if (!row) throw new Error("The invitation was not stored.");
  return row.id;
}

async function mailInvitation(
  tx: Tx,
  shopId: string,
  invitationId: string,
  address: string,
): Promise<void> {
  await queueMails(tx, shopId, [
    {
      kind: "auth.invitation",
      dedupeKey: `invitation:${invitationId}:${randomUUID()}`,
      to: { address, name: "" },
      invitationId,
      delay: 0,
    },
  ]);
}
