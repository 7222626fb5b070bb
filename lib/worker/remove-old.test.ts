import { and, eq, type SQL, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import {
  accountLinks,
  accounts,
  invitations,
  links,
  linkVisits,
  mails,
  sessions,
} from "@/db/schema";
import { env } from "@/lib/base/env";
import { hashToken, newToken } from "@/lib/base/tokens";
import { readLink } from "@/lib/identity/access/customer-links";
import { sweepAccountLinks } from "@/lib/identity/account/sweep-account-links";
import { sweepSessions } from "@/lib/identity/session/sweep-sessions";
import { createLink } from "@/lib/mail/links";
import { sweepLinks } from "@/lib/mail/sweep-links";
import { inviteMembers } from "@/lib/members/invite-members";
import { readInvitation } from "@/lib/members/read-invitation";
import { sweepInvitations } from "@/lib/members/sweep-invitations";
import { saveMailRules } from "@/lib/settings/mail/save-mail-rules";
import { deliverAll } from "@/lib/testing/deliver";
import { makeOrder, makeShop } from "@/lib/testing/factories";
import { withInstallationMail } from "@/lib/testing/installation-mail";
import { invitationLink } from "@/lib/testing/invitation-link";
import { withConnection } from "@/lib/testing/old-database";
import { handlers } from "@/lib/worker/handlers";

withInstallationMail();

const ago = (days: number): SQL => sql`now() - make_interval(days => ${days})`;
const RULES = {
  budgetDays: 14,
  quietOn: true,
  quietFrom: "21:00",
  quietTo: "08:00",
  undoSeconds: 20,
  keepMailDays: null,
};

beforeEach(async () => {
  await database().execute(
    sql`truncate links, account_links, sessions, invitations, mails cascade`,
  );
});

/** A link to an order that expired so many days ago, with one visit; its token. */
async function expiredLink(shopId: string, days: number): Promise<string> {
  const orderId = await makeOrder(shopId);
  const address = await transaction((tx) => createLink(tx, { shopId, purpose: "portal", orderId }));
  const token = address.split("/").at(-1) ?? "";
  const [link] = await database()
    .update(links)
    .set({ expiresAt: ago(days) })
    .where(eq(links.tokenHash, hashToken(token)))
    .returning({ id: links.id });
  await database()
    .insert(linkVisits)
    .values({ shopId, linkId: link?.id ?? "" });
  return token;
}

const stateOf = async (token: string) => (await readLink("portal", token)).state;
const visits = async (shopId: string) =>
  (await database().select().from(linkVisits).where(eq(linkVisits.shopId, shopId))).length;

test("a link says that it is expired for 90 days, and is unknown afterwards, with its visits", async () => {
  const { shopId } = await makeShop();
  const tokens = await Promise.all([0, 89, 91].map((days) => expiredLink(shopId, days)));
  await handlers.remove_old({});
  expect(await Promise.all(tokens.map(stateOf))).toEqual(["expired", "expired", "unknown"]);
  expect(await visits(shopId)).toBe(2);
});

test("a shop that keeps visits longer keeps their links as long, and one that keeps them for ever all of them", async () => {
  const [longer, forever] = [await makeShop(), await makeShop()];
  await saveMailRules(longer.owner, { ...RULES, keepVisitDays: 200 });
  await saveMailRules(forever.owner, { ...RULES, keepVisitDays: null });
  const tokens = await Promise.all([
    expiredLink(longer.shopId, 199),
    expiredLink(longer.shopId, 201),
    expiredLink(forever.shopId, 3000),
  ]);
  expect(await sweepLinks()).toBe(1);
  expect(await Promise.all(tokens.map(stateOf))).toEqual(["expired", "unknown", "expired"]);
});

test("links go in batches, over all shops, and one that somebody holds is left for the next night", async () => {
  const [one, other] = [await makeShop(), await makeShop()];
  for (let n = 0; n < 3; n++) await expiredLink(one.shopId, 100 + n);
  for (let n = 0; n < 2; n++) await expiredLink(other.shopId, 100 + n);
  const held = await expiredLink(other.shopId, 120);
  await withConnection(env().DATABASE_URL, async (somebody) => {
    await somebody`begin`;
    await somebody`select from links where token_hash = ${hashToken(held)} for update`;
    expect(await sweepLinks(2)).toBe(5);
    await somebody`rollback`;
  });
  expect(await sweepLinks(2)).toBe(1);
});

async function makeAccount(name: string): Promise<string> {
  const [row] = await database()
    .insert(accounts)
    .values({ email: `${name}-${newToken().toLowerCase()}@staff.test`, name })
    .returning({ id: accounts.id });
  return row?.id ?? "";
}

type Use = { seen: number; ended?: number };

async function addSessions(accountId: string, uses: Use[]): Promise<void> {
  await database()
    .insert(sessions)
    .values(
      uses.map(({ seen, ended }) => ({
        accountId,
        method: "mail" as const,
        seenAt: ago(seen),
        endedAt: ended === undefined ? null : ago(ended),
      })),
    );
}

/** Days since each session that is left was used. */
async function leftOf(accountId: string): Promise<number[]> {
  const rows = await database()
    .select({ days: sql<number>`extract(day from now() - ${sessions.seenAt})::int` })
    .from(sessions)
    .where(eq(sessions.accountId, accountId))
    .orderBy(sessions.seenAt);
  return rows.map(({ days }) => days);
}

test("sessions go a year after they are over; the last one of an account tells when it was last seen", async () => {
  const busy = await makeAccount("busy");
  await addSessions(busy, [
    { seen: 0 },
    { seen: 394 },
    { seen: 396 },
    { seen: 370, ended: 364 },
    { seen: 370, ended: 366 },
    { seen: 500 },
  ]);
  const away = await makeAccount("away");
  await addSessions(away, [{ seen: 900 }, { seen: 901 }, { seen: 902, ended: 902 }]);
  expect(await sweepSessions(2)).toBe(5);
  expect(await leftOf(busy)).toEqual([394, 370, 0]);
  expect(await leftOf(away)).toEqual([900]);
});

test("links of accounts go a week after their time, used or not", async () => {
  const accountId = await makeAccount("linked");
  await database()
    .insert(accountLinks)
    .values(
      [6, 8, 9].map((days) => ({
        accountId,
        purpose: "reset" as const,
        tokenHash: hashToken(newToken()),
        expiresAt: ago(days),
        endedAt: days === 9 ? ago(9) : null,
      })),
    );
  expect(await sweepAccountLinks(1)).toBe(2);
  expect(await database().select().from(accountLinks)).toHaveLength(1);
});

test("an invitation says how it ended for 90 days; afterwards it is unknown, and its mail stays in the log", async () => {
  const { shopId, owner } = await makeShop();
  const emails = ["recent@staff.test", "old@staff.test", "revoked@staff.test"];
  await inviteMembers(owner, { emails, role: "agent" });
  await deliverAll(shopId);
  const tokens = await Promise.all(
    emails.map(async (email) => (await invitationLink(shopId, email))?.split("/").at(-1) ?? ""),
  );
  const set = (email: string, values: { expiresAt: SQL; revokedAt?: SQL }) =>
    database()
      .update(invitations)
      .set(values)
      .where(and(eq(invitations.shopId, shopId), eq(invitations.email, email)));
  await set("recent@staff.test", { expiresAt: ago(89) });
  await set("old@staff.test", { expiresAt: ago(91) });
  await set("revoked@staff.test", { expiresAt: ago(91), revokedAt: ago(91) });
  expect(await sweepInvitations(1)).toBe(2);
  const states = await Promise.all(
    tokens.map(async (token) => (await readInvitation(token)).state),
  );
  expect(states).toEqual(["expired", "unknown", "unknown"]);
  const kept = await database().select().from(mails).where(eq(mails.shopId, shopId));
  expect(kept.filter(({ kind }) => kind === "auth.invitation")).toHaveLength(3);
});

test("the mail of an invitation that is gone is dropped, not tried for ever", async () => {
  const { shopId, owner } = await makeShop();
  await inviteMembers(owner, { emails: ["late@staff.test"], role: "agent" });
  await database()
    .update(invitations)
    .set({ expiresAt: ago(100) })
    .where(eq(invitations.shopId, shopId));
  await sweepInvitations();
  await deliverAll(shopId);
  expect(await database().select().from(mails).where(eq(mails.shopId, shopId))).toMatchObject([
    { state: "dropped", dropReason: "link_over" },
  ]);
});
