import { readPendingTotp } from "@/lib/identity/account/queries";
import { beginTwoFactor } from "@/lib/identity/account-factors/two-factor";
import { deactivateMember } from "@/lib/members/deactivate-member";
import { accountRow, codeOf, signedIn, withTwoFactor } from "@/lib/testing/accounts";
import { accountEmail, makeMember, PASSWORD } from "@/lib/testing/factories";
import { accountToken, makeOffer, makePasskeyRow } from "@/lib/testing/people-rows";
import { cookieOf } from "@/lib/testing/visitors";
import { by, type Controls, unused } from "./control";

const NEW_PASSWORD = "another-long-password";

const inNobodysName = (fields: Record<string, string>) => ({ cookie: null, fields });

const keys: Controls = {
  beginNewPasskey: by("agent", () => ({}), { writesNothing: true }),
  beginPasskeyConfirm: by("agent", () => ({}), { writesNothing: true }),
  confirmItIsMe: by("agent", () => ({ password: PASSWORD, next: "/account" }), {
    writesNothing: true,
  }),
  deletePasskey: by("agent", async (_, actor) => ({ id: await makePasskeyRow(actor) })),
  endTwoFactor: by("agent", async (_, { accountId }) => {
    await withTwoFactor(await signedIn(accountId));
    return {};
  }),
  finishTwoFactor: by("agent", async (_, { accountId }) => {
    const actor = await signedIn(accountId);
    await beginTwoFactor(actor);
    const pending = await readPendingTotp(actor);
    return { code: codeOf(pending?.secret ?? "") };
  }),
  hideRecoveryCodes: async () => ({ cookie: null, writesNothing: true }),
  emailMyself: by("agent", () => ({})),
  renewRecoveryCodes: by("agent", async (_, { accountId }) => {
    await withTwoFactor(await signedIn(accountId));
    return {};
  }),
  removeChosenAccess: by("agent", async (_, actor) => ({
    passkeys: [await makePasskeyRow(actor)],
    sessions: [(await signedIn(actor.accountId)).sessionId],
  })),
  savePasskeyName: by("agent", async (_, actor) => ({
    id: await makePasskeyRow(actor),
    name: "Desk",
  })),
  startTwoFactor: by("agent", () => ({})),
  stopTwoFactor: by("agent", async (_, { accountId }) => {
    await beginTwoFactor(await signedIn(accountId));
    return {};
  }),
};

const accounts: Controls = {
  changeAddress: by("agent", () => ({ email: `${unused("new").replace(" ", "-")}@staff.test` })),
  saveLanguage: by("agent", () => ({ locale: "da" })),
  saveName: by("agent", () => ({ name: "Noor H." })),
  savePassword: by("agent", () => ({ password: NEW_PASSWORD })),
  signOutDevice: by("agent", async (_, { accountId }) => ({
    sessionId: (await signedIn(accountId)).sessionId,
  })),
  signOutOthers: by("agent", async (_, { accountId }) => {
    await signedIn(accountId);
    return {};
  }),
  confirmNewAddress: by("agent", async (_, actor) => {
    const email = `${unused("new").replace(" ", "-")}@staff.test`;
    return { token: await accountToken(actor, "email", email) };
  }),
};

const doors: Controls = {
  askForReset: async ({ shopId }) =>
    inNobodysName({ email: await accountEmail(await makeMember(shopId, "agent")) }),
  beginPasskeySignIn: async () => ({ ...inNobodysName({}), writesNothing: true }),
  chooseNewPassword: async ({ shopId }) => {
    const member = await makeMember(shopId, "agent");
    const token = await accountToken(member, "reset");
    const forged = { fields: { token: "x".repeat(32), password: NEW_PASSWORD } };
    return { ...inNobodysName({ token, password: NEW_PASSWORD }), forged };
  },
  openSignInLink: async ({ shopId }) => {
    const member = await makeMember(shopId, "agent");
    const token = await accountToken(member, "sign_in");
    return { ...inNobodysName({ token }), forged: { fields: { token: "x".repeat(32) } } };
  },
  signInMember: async ({ shopId }) => {
    const email = await accountEmail(await makeMember(shopId, "agent"));
    return inNobodysName({ email, password: PASSWORD });
  },
  signOutMember: async ({ shopId }) => {
    const member = await makeMember(shopId, "agent");
    return { cookie: await cookieOf(member), args: [], says: /^\/sign-in / };
  },
};

const team: Controls = {
  accept: async ({ owner, shopId }) => {
    const former = await makeMember(shopId, "agent");
    await deactivateMember(owner, former);
    const { email } = await accountRow(former.accountId);
    const { token } = await makeOffer(owner, email);
    return { cookie: await cookieOf(former), fields: { token } };
  },
  deactivate: by("admin", async ({ shopId }) => ({
    memberId: (await makeMember(shopId, "agent")).memberId,
  })),
  giveOwnership: by("owner", async ({ shopId }) => ({
    memberId: (await makeMember(shopId, "admin")).memberId,
  })),
  invite: by("admin", () => ({
    emails: `${unused("guest").replace(" ", "-")}@staff.test`,
    role: "agent",
  })),
  join: async ({ owner }) => {
    const { token } = await makeOffer(owner);
    const person = { name: "Mette Holm", password: NEW_PASSWORD };
    const forged = { fields: { token: "x".repeat(32), ...person } };
    return { ...inNobodysName({ token, ...person }), forged };
  },
  leave: by("agent", () => ({})),
  reactivate: by("admin", async ({ owner, shopId }) => {
    const member = await makeMember(shopId, "agent");
    await deactivateMember(owner, member);
    return { memberId: member.memberId };
  }),
  resend: by("admin", async ({ owner }) => ({
    invitationId: (await makeOffer(owner)).invitationId,
  })),
  revoke: by("admin", async ({ owner }) => ({
    invitationId: (await makeOffer(owner)).invitationId,
  })),
  setRole: by("admin", async ({ shopId }) => ({
    memberId: (await makeMember(shopId, "agent")).memberId,
    role: "admin",
  })),
};

export const PEOPLE_CONTROLS = {
  "account-factors": keys,
  account: accounts,
  "sign-in": doors,
  members: team,
};
