import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import { invitations, mails, members, settingChanges } from "@/db/schema";
import { parse } from "@/lib/http/parse";
import { type AccountActor, type MemberActor, makeActor } from "@/lib/identity/actor";
import { memberActorById } from "@/lib/identity/session/members";
import { acceptAsNewPerson, acceptInvitation } from "@/lib/members/accept-invitation";
import { changeRole, makeOwner } from "@/lib/members/change-role";
import { deactivateMember, leaveShop, reactivateMember } from "@/lib/members/deactivate-member";
import { inviteMembers, resendInvitation, revokeInvitation } from "@/lib/members/invite-members";
import { listInvitations, listMembers } from "@/lib/members/queries";
import { readInvitation } from "@/lib/members/read-invitation";
import { inviteSchema } from "@/lib/members/schema";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import {
  accountEmail,
  makeMember,
  makeOrder,
  makeShop,
  makeUnassigned,
  makeUpdate,
  settingsOf,
} from "@/lib/testing/factories";
import { withInstallationMail } from "@/lib/testing/installation-mail";
import { logOf, updateRow } from "@/lib/testing/rows";
import { assignUpdate } from "@/lib/updates/change-update";

withInstallationMail();

const PERSON = { name: "Mette Holm", password: "a long enough sentence" };
const address = () => `mette-${crypto.randomUUID().slice(0, 8)}@staff.test`;
const accountOf = ({ accountId }: MemberActor): AccountActor =>
  makeActor<AccountActor>({ kind: "account", accountId, sessionId: crypto.randomUUID() });

/** Invites and returns the link's token as the mail carries it. */
async function invited(owner: MemberActor, email: string, role: "agent" | "admin" = "agent") {
  await inviteMembers(owner, { emails: [email], role });
  return tokenFor(owner, email);
}

async function tokenFor({ shopId }: MemberActor, email: string): Promise<string> {
  await deliverAll(shopId);
  const sent = await database().select().from(mails).where(eq(mails.toAddress, email));
  const newest = sent.sort((a, b) => Number(b.createdAt) - Number(a.createdAt))[0];
  const { text } = await sentMessage(shopId, newest?.id ?? "");
  return text.match(/\/invitation\/([\w-]{32})/)?.[1] ?? "";
}

const openInvitation = async (owner: MemberActor) => (await listInvitations(owner))[0]?.id ?? "";

const changesOf = async ({ shopId }: MemberActor) =>
  (await database().select().from(settingChanges).where(eq(settingChanges.shopId, shopId)))
    .sort((a, b) => Number(a.at) - Number(b.at))
    .map(({ setting, from, to }) => [setting, from, to]);

describe("an invitation", () => {
  test("is taken by somebody new, once, and looking at it changes nothing", async () => {
    const { owner } = await makeShop();
    const email = address();
    const token = await invited(owner, email, "admin");
    const seen = { state: "open", email, role: "admin", inviter: "Ida Lindqvist", accountId: null };
    expect(await readInvitation(token)).toMatchObject(seen);
    expect(await readInvitation(token)).toMatchObject(seen);
    const both = await Promise.allSettled([
      acceptAsNewPerson(token, PERSON),
      acceptAsNewPerson(token, PERSON),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const people = await listMembers(owner);
    expect(people.filter((row) => row.email === email)).toMatchObject([
      { name: "Mette Holm", role: "admin", secondFactor: false, openUpdates: 0, seenAt: null },
    ]);
    expect(await readInvitation(token)).toMatchObject({ state: "accepted" });
    expect(await changesOf(owner)).toEqual([
      ["team.invited", null, email],
      ["team.joined", null, email],
    ]);
  });

  test("with an account needs that account, and no other", async () => {
    const [{ owner }, { owner: known }] = [await makeShop(), await makeShop("Other")];
    const token = await invited(owner, await accountEmail(known));
    await expect(acceptAsNewPerson(token, PERSON)).rejects.toMatchObject({ code: "already_taken" });
    const stranger = await makeMember(owner.shopId, "agent");
    await expect(acceptInvitation(accountOf(stranger), token)).rejects.toMatchObject({
      code: "forbidden",
    });
    const seat = await acceptInvitation(accountOf(known), token);
    expect(seat).toMatchObject({ shopId: owner.shopId, accountId: known.accountId });
    await expect(acceptInvitation(accountOf(known), token)).rejects.toMatchObject({
      code: "expired",
    });
  });

  test("reactivates a former member", async () => {
    const { owner, shopId } = await makeShop();
    const agent = await makeMember(shopId, "agent");
    await deactivateMember(owner, agent);
    const token = await invited(owner, await accountEmail(agent), "admin");
    expect(await acceptInvitation(accountOf(agent), token)).toMatchObject({
      memberId: agent.memberId,
    });
    expect((await memberActorById(shopId, agent.memberId)).role).toBe("admin");
  });

  test("ends when it is revoked, too old, or sent again", async () => {
    const { owner } = await makeShop();
    const email = address();
    const first = await invited(owner, email);
    await resendInvitation(owner, { invitationId: await openInvitation(owner) });
    const second = await tokenFor(owner, email);
    expect(await readInvitation(first)).toEqual({ state: "unknown" });
    expect(await readInvitation(second)).toMatchObject({ state: "open" });
    await revokeInvitation(owner, { invitationId: await openInvitation(owner) });
    expect(await readInvitation(second)).toMatchObject({ state: "revoked" });
    await expect(acceptAsNewPerson(second, PERSON)).rejects.toMatchObject({ code: "expired" });
    const third = await invited(owner, email);
    const past = new Date(Date.now() - 1000);
    await database()
      .update(invitations)
      .set({ expiresAt: past })
      .where(eq(invitations.email, email));
    expect(await readInvitation(third)).toMatchObject({ state: "expired" });
    await expect(acceptAsNewPerson(third, PERSON)).rejects.toMatchObject({ code: "expired" });
  });

  test("goes to several people at once, but not to current members", async () => {
    const { owner, shopId } = await makeShop();
    const here = await accountEmail(await makeMember(shopId, "agent"));
    const { emails } = inviteSchema.parse({
      emails: `A@b.example, c@d.example\n${here}; a@b.example`,
      role: "agent",
    });
    expect(emails).toEqual(["a@b.example", "c@d.example", here]);
    await expect(inviteMembers(owner, { emails, role: "agent" })).rejects.toMatchObject({
      fields: { "emails.2": "worksHere" },
    });
    expect(await listInvitations(owner)).toEqual([]);
  });

  test.each([
    [Array.from({ length: 21 }, (_, n) => `a${n}@b.example`).join("\n"), "emails", "tooMany"],
    ["a@b.example, nobody", "emails.1", "emailInvalid"],
    [" ,; ", "emails", "required"],
  ])("refuses %j", (emails, field, problem) => {
    expect(() => parse(inviteSchema, { emails, role: "agent" })).toThrow(
      expect.objectContaining({ fields: { [field]: problem } }),
    );
  });
});

describe("the last owner", () => {
  test("stays, whichever way", async () => {
    const { owner } = await makeShop();
    const last = { code: "last_owner" };
    await expect(leaveShop(owner)).rejects.toMatchObject(last);
    await expect(deactivateMember(owner, owner)).rejects.toMatchObject(last);
    await expect(changeRole(owner, { ...owner, role: "admin" })).rejects.toMatchObject(last);
  });

  test("two owners who leave at once don't both succeed", async () => {
    const { owner, shopId } = await makeShop();
    const second = await makeMember(shopId, "owner");
    const both = await Promise.allSettled([leaveShop(owner), leaveShop(second)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("may make somebody else an owner and step down", async () => {
    const { owner, shopId } = await makeShop();
    const agent = await makeMember(shopId, "agent");
    await makeOwner(owner, { memberId: agent.memberId, stepDown: true });
    expect((await memberActorById(shopId, agent.memberId)).role).toBe("owner");
    expect((await memberActorById(shopId, owner.memberId)).role).toBe("admin");
    // What the page knew of the role is not what counts.
    await expect(
      makeOwner(owner, { memberId: owner.memberId, stepDown: false }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

test("whoever is deactivated keeps history and loses open work and alerts", async () => {
  const { owner, shopId } = await makeShop();
  const agent = await makeMember(shopId, "agent");
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(agent, orderId, { assigneeId: agent.memberId });
  const settings = await settingsOf(owner);
  await saveRatingSettings(owner, { ...settings, alertMemberIds: [agent.memberId] });
  expect(await deactivateMember(owner, agent)).toBe(1);
  expect(await updateRow(agent, updateId)).toMatchObject({
    assigneeId: null,
    openedByMemberId: agent.memberId,
  });
  expect(await logOf(agent, updateId)).toContain("update.assigned");
  expect((await settingsOf(owner)).alertMemberIds).toEqual([]);
  await expect(assignUpdate(owner, { updateId, assigneeId: agent.memberId })).rejects.toMatchObject(
    { code: "invalid" },
  );
  await reactivateMember(owner, agent);
  expect((await memberActorById(shopId, agent.memberId)).role).toBe("agent");
});

test("an update assigned while its member is being deactivated never stays with them", async () => {
  const { owner, shopId } = await makeShop();
  const orderId = await makeOrder(shopId);
  for (let round = 0; round < 5; round++) {
    const agent = await makeMember(shopId, "agent");
    const updateId = await makeUnassigned(shopId, orderId);
    await Promise.allSettled([
      deactivateMember(owner, agent),
      assignUpdate(owner, { updateId, assigneeId: agent.memberId }),
    ]);
    expect((await updateRow(owner, updateId)).assigneeId).toBeNull();
  }
});

describe("who may", () => {
  type Acts = Record<string, (actor: MemberActor, target: MemberActor) => Promise<unknown>>;
  const onAgent: Acts = {
    invite: (actor) => inviteMembers(actor, { emails: [address()], role: "agent" }),
    changeRole: (actor, { memberId }) => changeRole(actor, { memberId, role: "admin" }),
    deactivate: (actor, { memberId }) => deactivateMember(actor, { memberId }),
    reactivate: (actor, { memberId }) => reactivateMember(actor, { memberId }),
    members: (actor) => listMembers(actor),
    invitations: (actor) => listInvitations(actor),
    makeOwner: (actor, { memberId }) => makeOwner(actor, { memberId, stepDown: false }),
  };
  const touching = ["changeRole", "deactivate", "reactivate", "makeOwner"];

  test.each(Object.entries(onAgent))("%s", async (name, act) => {
    const { shopId, owner } = await makeShop();
    const target = await makeMember(shopId, "agent");
    const [agent, admin] = [await makeMember(shopId, "agent"), await makeMember(shopId, "admin")];
    const { owner: stranger } = await makeShop("Other");
    await expect(act(agent, target)).rejects.toMatchObject({ code: "forbidden" });
    if (touching.includes(name)) {
      await expect(act(stranger, target)).rejects.toMatchObject({ code: "not_found" });
    }
    if (name === "makeOwner") {
      await expect(act(admin, target)).rejects.toMatchObject({ code: "forbidden" });
    } else await act(admin, target);
    if (name === "deactivate") return;
    await act(owner, target);
  });

  test("admins leave owners alone, and nobody raises themselves", async () => {
    const { shopId, owner } = await makeShop();
    const admin = await makeMember(shopId, "admin");
    const agent = await makeMember(shopId, "agent");
    const no = { code: "forbidden" };
    await expect(changeRole(admin, { ...owner, role: "agent" })).rejects.toMatchObject(no);
    await expect(deactivateMember(admin, owner)).rejects.toMatchObject(no);
    await expect(changeRole(admin, { ...admin, role: "owner" })).rejects.toMatchObject(no);
    await expect(changeRole(admin, { ...agent, role: "owner" })).rejects.toMatchObject(no);
    await expect(changeRole(agent, { ...agent, role: "admin" })).rejects.toMatchObject(no);
  });

  test("another shop's invitation is out of reach", async () => {
    const { owner } = await makeShop();
    const { owner: stranger } = await makeShop("Other");
    await inviteMembers(owner, { emails: [address()], role: "agent" });
    const target = { invitationId: await openInvitation(owner) };
    await expect(revokeInvitation(stranger, target)).rejects.toMatchObject({ code: "not_found" });
    await expect(resendInvitation(stranger, target)).rejects.toMatchObject({ code: "not_found" });
  });
});

test("the database itself refuses a shop without an owner", async () => {
  const { owner } = await makeShop();
  const demote = transaction((tx) =>
    tx.update(members).set({ role: "admin" }).where(eq(members.shopId, owner.shopId)),
  );
  await expect(demote).rejects.toThrow();
});

test("somebody's invitations end with their membership, and with their right to invite", async () => {
  const { owner, shopId } = await makeShop();
  const leaving = await makeMember(shopId, "admin");
  const sinking = await makeMember(shopId, "admin");
  const tokens = [
    await invited(leaving, address(), "admin"),
    await invited(sinking, address(), "admin"),
    await invited(owner, address(), "admin"),
  ];
  await deactivateMember(owner, { memberId: leaving.memberId });
  await changeRole(owner, { memberId: sinking.memberId, role: "agent" });
  const states = await Promise.all(tokens.map(readInvitation));
  expect(states.map(({ state }) => state)).toEqual(["revoked", "revoked", "open"]);
  await expect(acceptAsNewPerson(tokens[0] ?? "", PERSON)).rejects.toMatchObject({
    code: "expired",
  });
});
