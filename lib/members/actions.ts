"use server";

import { formFields } from "@/lib/http/form-fields";
import { countHit, type Limit } from "@/lib/http/limits";
import { texts } from "@/lib/i18n/texts";
import { accountAction, memberAction, publicAction } from "@/lib/identity/gates/define-action";
import { rememberShop } from "@/lib/identity/gates/remember-shop";
import { clientAddress } from "@/lib/identity/gates/session";
import { startSession } from "@/lib/identity/gates/start-session";
import { acceptAsNewPerson, acceptInvitation } from "@/lib/members/accept-invitation";
import { changeRole, makeOwner } from "@/lib/members/change-role";
import { deactivateMember, leaveShop, reactivateMember } from "@/lib/members/deactivate-member";
import { inviteMembers, resendInvitation, revokeInvitation } from "@/lib/members/invite-members";
import { requireSecondFactor } from "@/lib/members/require-second-factor";
import {
  addressesIn,
  changeRoleSchema,
  invitationSchema,
  inviteSchema,
  makeOwnerSchema,
  memberSchema,
  newPersonSchema,
  secondFactorSchema,
} from "@/lib/members/schema";

/** Offers seats to several addresses at once. */
export const invite = memberAction({
  role: "admin",
  fresh: { when: ({ role }) => role !== "agent" },
  read(form) {
    const { emails = "", role } = formFields(form);
    return { emails: addressesIn(emails), role };
  },
  input: inviteSchema,
  run: inviteMembers,
  say: ({ length: count }, _, locale) => texts(locale, "members")("invited", { count }),
});

/** Emails an open invitation once more. */
export const resend = memberAction({
  role: "admin",
  fresh: true,
  input: invitationSchema,
  run: resendInvitation,
  say: (email, _, locale) => texts(locale, "members")("resent", { email }),
});

/** Ends an open invitation. */
export const revoke = memberAction({
  role: "admin",
  input: invitationSchema,
  run: revokeInvitation,
  say: (email, _, locale) => texts(locale, "members")("revoked", { email }),
});

/** Gives a member another role, an owner's among them. */
export const setRole = memberAction({
  role: "admin",
  fresh: true,
  input: changeRoleSchema,
  run: changeRole,
});

/** Makes a member an owner. */
export const giveOwnership = memberAction({
  role: "owner",
  fresh: true,
  input: makeOwnerSchema,
  run: makeOwner,
});

/** Has every member of the shop use a second factor, or leaves it to them. */
export const saveSecondFactorRule = memberAction({
  role: "owner",
  fresh: true,
  input: secondFactorSchema,
  run: requireSecondFactor,
  say: (_, { secondFactor }, locale) =>
    texts(locale, "members")(secondFactor ? "factor.required" : "factor.free"),
  explain: (state, _, locale) =>
    state.code === "second_factor_first"
      ? { ...state, message: texts(locale, "members")("factor.ownFirst") }
      : state,
});

/** Ends a member's access. */
export const deactivate = memberAction({
  role: "admin",
  fresh: true,
  input: memberSchema,
  run: deactivateMember,
  say: (count, _, locale) => texts(locale, "members")("deactivated", { count }),
});

/** Gives a former member their access back, in the role they had. */
export const reactivate = memberAction({
  role: "admin",
  fresh: true,
  input: memberSchema,
  run: reactivateMember,
});

/** Gives up one's own seat and goes to another shop, or to the page for people without one. */
export const leave = memberAction({
  run: leaveShop,
  goTo: () => "/",
});

/** Tries at an invitation's forms from one address; the token itself cannot be guessed. */
const PER_ADDRESS: Limit = { name: "invitation-accept", max: 30, seconds: 15 * 60 };

/** Takes an offered seat with the account signed in. */
export const accept = accountAction({
  async run(actor, { token = "" }) {
    await countHit(PER_ADDRESS, await clientAddress());
    const { shopId } = await acceptInvitation(actor, token);
    await rememberShop(shopId);
  },
  // Whoever else can sign in as them comes into this shop as well.
  goTo: () => "/account/review",
});

/** Takes an offered seat as somebody new, and signs them in. */
export const join = publicAction({
  limit: PER_ADDRESS,
  input: newPersonSchema,
  async run({ token, ...person }) {
    const { accountId, shopId } = await acceptAsNewPerson(token, person);
    await startSession(accountId, "invitation");
    await rememberShop(shopId);
  },
  goTo: () => "/",
});
