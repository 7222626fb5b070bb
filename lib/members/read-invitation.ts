import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { accounts, invitations, members, shopLogos, shops } from "@/db/schema";
import { hashToken, looksLikeToken } from "@/lib/base/tokens";
import { logoColumns, logoOf, type ShopLogo } from "@/lib/mail/logo";
import type { Invite } from "@/lib/members/schema";

/** What an invitation's link shows to whoever reads the mail of its address. */
export type OpenInvitation = {
  state: "open";
  id: string;
  email: string;
  role: Invite["role"];
  shop: { id: string; name: string; brand: string; logo: ShopLogo | null };
  inviter: string;
  expiresAt: Date;
  /** The account of that address, if there is one. */
  accountId: string | null;
};

/**
 * `unknown`: no such link, or a newer mail replaced it. `expired`: too old. `revoked`: taken back.
 * `accepted`: somebody has the seat by now.
 */
export type InvitationState =
  | { state: "unknown" }
  | { state: "expired" | "revoked" | "accepted"; shopName: string }
  | OpenInvitation;

/** Looks an invitation up by the hash of its token. Only reads. */
export async function readInvitation(token: string): Promise<InvitationState> {
  if (!looksLikeToken(token)) return { state: "unknown" };
  const [row] = await database()
    .select({
      invitation: invitations,
      expired: sql<boolean>`${invitations.expiresAt} <= now()`,
      name: shops.name,
      colors: shops.colors,
      logo: logoColumns,
      inviter: members.name,
      accountId: accounts.id,
    })
    .from(invitations)
    .innerJoin(shops, eq(shops.id, invitations.shopId))
    .innerJoin(
      members,
      and(eq(members.shopId, invitations.shopId), eq(members.id, invitations.invitedById)),
    )
    .leftJoin(shopLogos, eq(shopLogos.shopId, shops.id))
    .leftJoin(accounts, eq(accounts.email, invitations.email))
    .where(eq(invitations.tokenHash, hashToken(token)));
  if (!row) return { state: "unknown" };
  const { invitation, name, colors, inviter, accountId, expired } = row;
  const { id, shopId, email, role, expiresAt } = invitation;
  if (invitation.revokedAt) return { state: "revoked", shopName: name };
  if (invitation.acceptedAt) return { state: "accepted", shopName: name };
  if (expired) return { state: "expired", shopName: name };
  const shop = { id: shopId, name, brand: colors.brand, logo: logoOf(shopId, row.logo) };
  return { state: "open", id, email, role, shop, inviter, expiresAt, accountId };
}
