import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import { mails } from "@/db/schema";
import { queueAccountMail } from "@/lib/identity/account/account-mails";
import type { MemberActor } from "@/lib/identity/actor";
import { inviteMembers } from "@/lib/members/invite-members";
import { getMail } from "@/lib/outbox/get-mail";
import { deliverAll } from "@/lib/testing/deliver";
import { accountEmail, makeMember, makeShop } from "@/lib/testing/factories";

async function onlyMail(shopId: string): Promise<string> {
  await deliverAll(shopId);
  const [mail] = await database()
    .select({ id: mails.id })
    .from(mails)
    .where(eq(mails.shopId, shopId));
  return mail?.id ?? "";
}

const link = /\/(?:invitation|sign-in\/link)\/[\w-]{32}/;

async function seen(actor: MemberActor, mailId: string) {
  const mail = await getMail(actor, mailId);
  return { private: mail.private, link: link.test(mail.message?.text ?? "") };
}

test("where an invitation leads is shown to those who may invite", async () => {
  const { shopId, owner } = await makeShop();
  const agent = await makeMember(shopId, "agent");
  await inviteMembers(owner, { emails: ["mette@staff.test"], role: "agent" });
  const mailId = await onlyMail(shopId);
  expect(await seen(owner, mailId)).toEqual({ private: false, link: true });
  expect(await seen(agent, mailId)).toEqual({ private: false, link: false });
});

test("a sign-in link is shown to its owner, agent or not, and to nobody else", async () => {
  const { shopId, owner } = await makeShop();
  const agent = await makeMember(shopId, "agent");
  const to = { address: await accountEmail(agent), name: agent.name };
  const { accountId } = agent;
  await transaction((tx) => queueAccountMail(tx, { kind: "auth.sign_in", accountId, to }));
  const mailId = await onlyMail(shopId);
  expect(await seen(agent, mailId)).toEqual({ private: false, link: true });
  expect(await seen(owner, mailId)).toEqual({ private: true, link: false });
});

test("another shop's mail is not found", async () => {
  const { shopId, owner } = await makeShop();
  await inviteMembers(owner, { emails: ["mette@staff.test"], role: "agent" });
  const mailId = await onlyMail(shopId);
  const { owner: stranger } = await makeShop("Other");
  await expect(getMail(stranger, mailId)).rejects.toMatchObject({ code: "not_found" });
});
