import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { database, transaction } from "@/db/client";
import {
  accountLinks,
  accounts,
  invitations,
  mailSettings,
  mails,
  members,
  shops,
} from "@/db/schema";
import { DEMO_OWNER } from "@/lib/base/demo-owner";
import { forgetEnv } from "@/lib/base/env";
import { queueAccountMail } from "@/lib/identity/account/account-mails";
import { requestAddressChange } from "@/lib/identity/account/change-address";
import { requestAccountLink } from "@/lib/identity/account/request-link";
import type { MemberActor } from "@/lib/identity/actor";
import { memberActorById } from "@/lib/identity/session/members";
import { readInstallationMail } from "@/lib/mail/installation-mail";
import { mailKinds } from "@/lib/mail-kinds/registry";
import { changeRole } from "@/lib/members/change-role";
import { inviteMembers, resendInvitation } from "@/lib/members/invite-members";
import { maskLinks } from "@/lib/outbox/mask-links";
import { readTransport } from "@/lib/settings/mail/queries";
import { saveTransport } from "@/lib/settings/mail/save-transport";
import { parseSmtpAddress } from "@/lib/settings/mail/schema";
import { sendTestMail } from "@/lib/settings/mail/send-test-mail";
import { verifyProvider } from "@/lib/settings/mail/verify-provider";
import { newShopTexts } from "@/lib/shops/new-shop-texts";
import { openShop } from "@/lib/shops/open-shop";
import { DEVICE, mailsTo, makePerson, signedIn } from "@/lib/testing/accounts";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import { makeMember, makeShop } from "@/lib/testing/factories";
import { parseMail, SmtpSink } from "@/lib/testing/smtp-sink";

const [operators, own] = [new SmtpSink(), new SmtpSink()];
beforeAll(async () => {
  await Promise.all([operators.start(), own.start()]);
});
afterAll(async () => {
  await Promise.all([operators.stop(), own.stop()]);
});

function configure(SMTP_URL: string): void {
  vi.stubEnv("SMTP_URL", SMTP_URL);
  vi.stubEnv("SMTP_ANY_PORT", "1");
  forgetEnv();
}

beforeEach(async () => {
  configure("");
  for (const sink of [operators, own]) sink.clear();
  // What earlier tests have left counts for nothing.
  await database().update(mailSettings).set({ transport: null, verifiedAt: null });
  for (const { id } of await database().select({ id: shops.id }).from(shops)) await asDemo(id);
});

/** Has a shop count as the demo shop: the demo's owner works there. */
async function asDemo(shopId: string): Promise<void> {
  await database()
    .insert(accounts)
    .values({ email: DEMO_OWNER, name: "Demo" })
    .onConflictDoNothing();
  const [demo] = await database().select().from(accounts).where(eq(accounts.email, DEMO_OWNER));
  await database()
    .insert(members)
    .values({ shopId, accountId: demo?.id ?? "", name: "Demo", role: "agent" })
    .onConflictDoNothing();
}

async function chooseProvider(owner: MemberActor): Promise<void> {
  const smtpServer = parseSmtpAddress(own.url);
  if (!smtpServer) throw new Error("No address of a server.");
  await saveTransport(owner, {
    transport: "smtp",
    smtpServer,
    smtpPassword: "",
    fromAddress: "team@holm.example",
  });
}

/** The token in the newest test mail that the shop's own server took. */
async function arrivedToken(): Promise<string> {
  const newest = own.messages().at(-1);
  if (!newest) throw new Error("No mail arrived.");
  const { text = "" } = await parseMail(newest);
  return text.match(/\/settings\/mail\/arrived\/([\w-]+)/)?.[1] ?? "";
}

async function verified(owner: MemberActor): Promise<void> {
  await chooseProvider(owner);
  await sendTestMail(owner);
  await verifyProvider(owner, await arrivedToken());
}

const stateOf = async (owner: MemberActor) => (await readTransport(owner)).signInMail;
const OFF = { code: "no_sign_in_mail" };

test("the operator’s provider carries every way in, whatever shops have chosen", async () => {
  const { owner, shopId } = await makeShop();
  await chooseProvider(owner);
  configure(operators.url);
  await inviteMembers(owner, { emails: ["mette@staff.test"], role: "agent" });
  await deliverAll(shopId);
  expect([operators.messages().length, own.messages().length]).toEqual([1, 0]);
  expect(await stateOf(owner)).toBe("here");
});

test("in test mode nothing with a way in leaves, nor is any link made to be read in the Outbox", async () => {
  const person = await makePerson();
  const { shopId, member, email, actor } = person;
  await expect(
    inviteMembers(member, { emails: ["a@b.example"], role: "agent" }),
  ).rejects.toMatchObject(OFF);
  await expect(requestAccountLink("sign_in", email, DEVICE)).rejects.toMatchObject(OFF);
  await expect(requestAccountLink("reset", "nobody@b.example", DEVICE)).rejects.toMatchObject(OFF);
  await expect(requestAddressChange(actor, { email: "x@b.example" }, DEVICE)).rejects.toMatchObject(
    OFF,
  );
  expect(await stateOf(member)).toBe("test_mode");
  // One that was queued before the way went away.
  const to = { address: email, name: "" };
  await transaction((tx) =>
    queueAccountMail(tx, { kind: "auth.sign_in", accountId: actor.accountId, to }),
  );
  await deliverAll(shopId);
  const [mail] = await mailsTo(shopId, "auth.sign_in", email);
  expect(mail).toMatchObject({ state: "dropped", dropReason: "no_sign_in_mail", sealed: null });
  expect(await database().$count(accountLinks, eq(accountLinks.accountId, actor.accountId))).toBe(
    0,
  );
});

test("a shop’s own provider carries them once its owner has opened the link of a test mail", async () => {
  const { owner, shopId } = await makeShop();
  const admin = await makeMember(shopId, "admin");
  await chooseProvider(owner);
  expect(await stateOf(owner)).toBe("unverified");
  await expect(
    inviteMembers(owner, { emails: ["a@b.example"], role: "agent" }),
  ).rejects.toMatchObject(OFF);
  await sendTestMail(owner);
  const token = await arrivedToken();
  await expect(verifyProvider(admin, token)).rejects.toMatchObject({ code: "forbidden" });
  await expect(verifyProvider(owner, `${token.slice(0, -4)}AAAA`)).rejects.toMatchObject({
    code: "expired",
  });
  await verifyProvider(owner, token);
  await verifyProvider(owner, token);
  expect(await stateOf(owner)).toBe("here");
  await inviteMembers(owner, { emails: ["a@b.example"], role: "agent" });
  own.clear();
  await deliverAll(shopId);
  const [invitation] = own.messages();
  expect(invitation).toMatchObject({ from: "team@holm.example", to: ["a@b.example"] });
});

test("another server has to be verified anew, and the link of the one before proves nothing", async () => {
  const { owner } = await makeShop();
  await verified(owner);
  await sendTestMail(owner);
  const before = await arrivedToken();
  // Saving the same again changes nothing.
  await chooseProvider(owner);
  expect(await stateOf(owner)).toBe("here");
  const smtpServer = parseSmtpAddress("smtp://127.0.0.1:2525");
  if (!smtpServer) throw new Error("No address of a server.");
  await saveTransport(owner, {
    transport: "smtp",
    smtpServer,
    smtpPassword: "",
    fromAddress: null,
  });
  expect(await stateOf(owner)).toBe("unverified");
  await expect(verifyProvider(owner, before)).rejects.toMatchObject({ code: "expired" });
  await saveTransport(owner, { transport: "outbox", fromAddress: null });
  expect(await stateOf(owner)).toBe("test_mode");
});

test("with a shop of somebody else beside it no shop’s provider carries ways in", async () => {
  const { owner } = await makeShop();
  await verified(owner);
  expect(await readInstallationMail()).not.toBeNull();
  const stranger = await makeShop("Nord");
  await verified(stranger.owner);
  for (const one of [owner, stranger.owner]) expect(await stateOf(one)).toBe("shared");
  expect(await readInstallationMail()).toBeNull();
});

test("two shops of one owner share a provider; a co-owner of one ends it until they own both", async () => {
  const { owner, shopId } = await makeShop();
  await verified(owner);
  const address = { siteUrl: "https://two.example", replyTo: "hi@two.example" };
  const second = await openShop(owner, { name: "Two", ...address }, newShopTexts("en"));
  const seat = await ownerOf(second, owner.accountId);
  expect(await stateOf(seat)).toBe("shop");
  await inviteMembers(seat, { emails: ["a@b.example"], role: "agent" });
  own.clear();
  await deliverAll(second);
  expect(own.messages()).toHaveLength(1);
  const other = await makeMember(shopId, "owner");
  expect(await stateOf(owner)).toBe("shared");
  await changeRole(owner, { memberId: other.memberId, role: "admin" });
  expect(await stateOf(owner)).toBe("here");
});

test("the demo shop beside a real one changes nothing", async () => {
  const { owner } = await makeShop();
  await verified(owner);
  const demo = await makeShop("Demo");
  expect(await stateOf(owner)).toBe("shared");
  await asDemo(demo.shopId);
  expect(await stateOf(owner)).toBe("here");
});

async function ownerOf(shopId: string, accountId: string): Promise<MemberActor> {
  const [seat] = await database()
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.shopId, shopId), eq(members.accountId, accountId)));
  return memberActorById(shopId, seat?.id ?? "");
}

test("every kind of email with a secret that signs in is declared so, and no Outbox shows it", async () => {
  configure(operators.url);
  const { member, shopId, email, actor } = await makePerson();
  await inviteMembers(member, { emails: ["mette@staff.test"], role: "agent" });
  const to = { address: email, name: "" };
  const { accountId } = await signedIn(actor.accountId);
  await transaction(async (tx) => {
    await queueAccountMail(tx, { kind: "auth.sign_in", accountId, to });
    await queueAccountMail(tx, { kind: "auth.reset", accountId, to });
    await queueAccountMail(tx, {
      kind: "auth.email",
      accountId,
      to: { ...to, address: "n@b.example" },
    });
    await queueAccountMail(tx, { kind: "auth.notice", notice: "password", accountId, to });
  });
  await deliverAll(shopId);
  const sent = await database().select().from(mails).where(eq(mails.shopId, shopId));
  const withSecret: string[] = [];
  for (const { id, kind } of sent) {
    const message = await sentMessage(shopId, id);
    const secret = /\/[\w-]{32}(?![\w-])/;
    if (!secret.test(message.text)) continue;
    withSecret.push(kind);
    const shown = maskLinks(message);
    expect(secret.test(shown.text) || secret.test(shown.html), kind).toBe(false);
  }
  const declared = Object.values(mailKinds).flatMap(({ name, wayIn }) => (wayIn ? [name] : []));
  expect(withSecret.sort()).toEqual([...declared].sort());
  // Whatever else is about signing in carries nothing.
  const others = Object.values(mailKinds).filter((kind) => kind.class === "sign-in" && !kind.wayIn);
  expect(others.map(({ name }) => name)).toEqual(["auth.notice"]);
});

test("what bounces or is answered goes to no shop where others’ accounts are at stake", async () => {
  configure(operators.url);
  const { owner, shopId } = await makeShop();
  await saveTransport(owner, { transport: "installation", fromAddress: "team@evil.example" });
  const inviteOne = async () => {
    operators.clear();
    const email = `${crypto.randomUUID()}@b.example`;
    await inviteMembers(owner, { emails: [email], role: "agent" });
    await deliverAll(shopId);
    const [message] = operators.messages();
    if (!message) throw new Error("No mail arrived.");
    const { from, replyTo } = await parseMail(message);
    return [message.from, from?.address, replyTo?.[0]?.address];
  };
  // Alone on the installation, the shop's own sender hides nothing from its owners.
  expect(await inviteOne()).toEqual(Array(3).fill("team@evil.example"));
  await makeShop("Nord");
  expect(await inviteOne()).toEqual(Array(3).fill("starloop@localhost"));
  vi.stubEnv("MAIL_FROM", "mail@operator.example");
  forgetEnv();
  expect(await inviteOne()).toEqual(Array(3).fill("mail@operator.example"));
  vi.stubEnv("MAIL_FROM", "");
  forgetEnv();
});

test("an invitation that can no longer be sent stays as it is", async () => {
  configure(operators.url);
  const { owner, shopId } = await makeShop();
  const rows = () => database().select().from(invitations).where(eq(invitations.shopId, shopId));
  await inviteMembers(owner, { emails: ["a@b.example"], role: "agent" });
  configure("");
  const [row] = await rows();
  await expect(resendInvitation(owner, { invitationId: row?.id ?? "" })).rejects.toMatchObject(OFF);
  expect(await rows()).toEqual([row]);
});
