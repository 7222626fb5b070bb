import { and, eq } from "drizzle-orm";
import { invitations, members } from "@/db/schema";
import AuthInvitation from "@/emails/auth-invitation";
import { env } from "@/lib/base/env";
import { hashToken, newToken } from "@/lib/base/tokens";
import { defineMailKind } from "@/lib/mail/define-mail-kind";
import { mailDates } from "@/lib/mail/frame";

/** A seat in the shop's team. Wording it makes the link; the one of an earlier mail ends. */
export const invitationMail = defineMailKind({
  name: "auth.invitation",
  class: "sign-in",
  wayIn: true,
  usefulFor: null,
  template: AuthInvitation,
  compose: async (tx, mail, shop) => {
    const { shopId, invitationId } = mail;
    // It was over for so long that it is gone.
    if (!invitationId) return { drop: "link_over" };
    const isIt = and(eq(invitations.shopId, shopId), eq(invitations.id, invitationId));
    const [row] = await tx
      .select({ invitation: invitations, inviter: members.name })
      .from(invitations)
      .innerJoin(
        members,
        and(eq(members.shopId, invitations.shopId), eq(members.id, invitations.invitedById)),
      )
      .where(isIt)
      .for("no key update", { of: invitations });
    if (!row) throw new Error("An invitation's mail without the invitation.");
    const { acceptedAt, revokedAt, expiresAt, role } = row.invitation;
    if (acceptedAt || revokedAt || expiresAt <= new Date()) return { drop: "link_over" };
    const token = newToken();
    await tx
      .update(invitations)
      .set({ tokenHash: hashToken(token) })
      .where(isIt);
    return {
      values: {
        shop_name: shop.name,
        inviter_name: row.inviter,
        role,
        expires_on: mailDates(shop).day(expiresAt),
      },
      props: { url: `${env().APP_URL}/invitation/${token}` },
    };
  },
  sample: ({ agentName, url }) => ({
    values: { inviter_name: agentName, role: "agent" },
    props: { url },
  }),
});
