import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { accounts, members } from "@/db/schema";
import { requestAccountLink } from "@/lib/identity/account/request-link";
import { type AccountActor, makeActor } from "@/lib/identity/actor";
import { signInByPassword } from "@/lib/identity/sign-in/sign-in";
import { acceptAsNewPerson, acceptInvitation } from "@/lib/members/accept-invitation";
import { inviteMembers } from "@/lib/members/invite-members";
import { getMail } from "@/lib/outbox/get-mail";
import { listMails } from "@/lib/outbox/queries";
import { DEVICE, mailedToken } from "@/lib/testing/accounts";
import { deliverAll } from "@/lib/testing/deliver";
import { useOwnServer } from "@/lib/testing/dispatch";
import { accountEmail, makeMember, makeShop, PASSWORD } from "@/lib/testing/factories";
import { withInstallationMail } from "@/lib/testing/installation-mail";
import { invitationLink } from "@/lib/testing/invitation-link";

withInstallationMail();

const PERSON = { name: "Mallory", password: "a long enough sentence" };
const tokenOf = async (shopId: string, email: string) =>
  (await invitationLink(shopId, email))?.split("/").at(-1) ?? "";
const victim = () => `victim-${crypto.randomUUID().slice(0, 8)}@staff.test`;

test("whoever invites a stranger’s address finds the link neither in the Outbox nor on a server of theirs", async () => {
  const { owner: attacker, shopId } = await makeShop("Attacker’s");
  await useOwnServer(shopId, 9);
  const email = victim();
  await inviteMembers(attacker, { emails: [email], role: "agent" });
  await deliverAll(shopId);
  const { rows } = await listMails(attacker, {
    q: "",
    filter: null,
    kind: null,
    cursor: null,
    limit: 9,
  });
  expect(rows).toMatchObject([{ toAddress: email, state: "sent", transport: "smtp" }]);
  const { message } = await getMail(attacker, rows[0]?.id ?? "");
  const token = await tokenOf(shopId, email);
  expect(token).toHaveLength(32);
  expect(JSON.stringify(message)).not.toContain(token);
});

test("an existing account is nobody’s by an invitation: it signs in first, with its own address", async () => {
  const { owner: attacker, shopId } = await makeShop("Attacker’s");
  const { owner: known } = await makeShop("Victim’s");
  const email = await accountEmail(known);
  await inviteMembers(attacker, { emails: [email], role: "agent" });
  await deliverAll(shopId);
  const token = await tokenOf(shopId, email);
  await expect(acceptAsNewPerson(token, PERSON)).rejects.toMatchObject({ code: "already_taken" });
  const other = await makeMember(shopId, "agent");
  const actor = makeActor<AccountActor>({
    kind: "account",
    accountId: other.accountId,
    sessionId: crypto.randomUUID(),
  });
  await expect(acceptInvitation(actor, token)).rejects.toMatchObject({ code: "forbidden" });
  // The password is still the owner's.
  expect(await signInByPassword({ email, password: PERSON.password }, DEVICE)).toBeNull();
  expect(await signInByPassword({ email, password: PASSWORD }, DEVICE)).not.toBeNull();
});

test("a member’s sign-in link never goes through the server of the shop they work in", async () => {
  const { shopId } = await makeShop("Attacker’s");
  // Nothing listens there: an email that went this way would wait.
  await useOwnServer(shopId, 9);
  const agent = await makeMember(shopId, "agent");
  const email = await accountEmail(agent);
  await requestAccountLink("reset", email, DEVICE);
  expect(await mailedToken(shopId, "auth.reset", email)).toHaveLength(32);
});

test("of two invitations to one new address by two shops the first makes the account, the second wants it signed in", async () => {
  const [a, b] = [await makeShop("A"), await makeShop("B")];
  const email = victim();
  for (const { owner, shopId } of [a, b]) {
    await inviteMembers(owner, { emails: [email], role: "agent" });
    await deliverAll(shopId);
  }
  const tokens = [await tokenOf(a.shopId, email), await tokenOf(b.shopId, email)];
  const both = await Promise.allSettled(tokens.map((token) => acceptAsNewPerson(token, PERSON)));
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [account] = await database().select().from(accounts).where(eq(accounts.email, email));
  expect(await database().$count(members, eq(members.accountId, account?.id ?? ""))).toBe(1);
});
