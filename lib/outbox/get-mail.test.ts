import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import { mails } from "@/db/schema";
import { queueAccountMail } from "@/lib/identity/account/account-mails";
import type { MemberActor } from "@/lib/identity/actor";
import { inviteMembers } from "@/lib/members/invite-members";
import { getMail } from "@/lib/outbox/get-mail";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import { accountEmail, makeMember, makeShop } from "@/lib/testing/factories";
import { withInstallationMail } from "@/lib/testing/installation-mail";

withInstallationMail();

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

test("where an invitation leads is shown to nobody, its sender included", async () => {
  const { shopId, owner } = await makeShop();
  const agent = await makeMember(shopId, "agent");
  await inviteMembers(owner, { emails: ["mette@staff.test"], role: "agent" });
  const mailId = await onlyMail(shopId);
  for (const actor of [owner, agent]) {
    const mail = await getMail(actor, mailId);
    expect(mail).toMatchObject({ private: false, linksShown: false });
    // The rest of it stands there.
    expect(mail.message?.text).toContain("/invitation/…");
    expect(await seen(actor, mailId)).toEqual({ private: false, link: false });
  }
  expect(link.test((await sentMessage(shopId, mailId)).text)).toBe(true);
});

test("a sign-in link is shown to nobody; the email around it to its owner alone", async () => {
  const { shopId, owner } = await makeShop();
  const agent = await makeMember(shopId, "agent");
  const to = { address: await accountEmail(agent), name: agent.name };
  const { accountId } = agent;
  await transaction((tx) => queueAccountMail(tx, { kind: "auth.sign_in", accountId, to }));
  const mailId = await onlyMail(shopId);
  expect(await seen(agent, mailId)).toEqual({ private: false, link: false });
  expect(await seen(owner, mailId)).toEqual({ private: true, link: false });
  expect(link.test((await sentMessage(shopId, mailId)).text)).toBe(true);
});

test("another shop's mail is not found", async () => {
  const { shopId, owner } = await makeShop();
  await inviteMembers(owner, { emails: ["mette@staff.test"], role: "agent" });
  const mailId = await onlyMail(shopId);
  const { owner: stranger } = await makeShop("Other");
  await expect(getMail(stranger, mailId)).rejects.toMatchObject({ code: "not_found" });
});
