import { and, desc, eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { database, transaction } from "@/db/client";
import { accountEvents, accounts, mails, members, sessions } from "@/db/schema";
import { readPendingTotp } from "@/lib/identity/account/queries";
import { beginTwoFactor, confirmTwoFactor } from "@/lib/identity/account-factors/two-factor";
import type { FreshActor, MemberActor } from "@/lib/identity/actor";
import { freshActor } from "@/lib/identity/factors/freshness";
import { findByAddress, isPassword } from "@/lib/identity/factors/password";
import { createSession, type Device } from "@/lib/identity/session/sessions";
import { findSignedIn } from "@/lib/identity/session/signed-in";
import type { MailKind } from "@/lib/mail/kinds";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import { accountEmail, makeShop } from "@/lib/testing/factories";

export const DEVICE: Device = {
  address: "203.0.113.7",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
};

export type Person = { shopId: string; member: MemberActor; actor: FreshActor; email: string };

/** Somebody with a seat who signed in just now. */
export async function makePerson(member?: MemberActor): Promise<Person> {
  const seat = member ?? (await makeShop()).owner;
  const { shopId, accountId } = seat;
  const email = await accountEmail(seat);
  return { shopId, member: seat, actor: await signedIn(accountId), email };
}

/** A fresh session of an account. */
export async function signedIn(accountId: string): Promise<FreshActor> {
  const sessionId = await transaction((tx) =>
    createSession(tx, { accountId, method: "password", device: DEVICE }),
  );
  const account = (await findSignedIn(sessionId))?.account;
  const fresh = account && (await freshActor(account, null));
  if (!fresh) throw new Error("A session that does not work.");
  return fresh;
}

/** Sends what is queued in a shop and returns the token in the newest mail of a kind to an address. */
export async function mailedToken(
  shopId: string,
  kind: MailKind,
  address: string,
): Promise<string> {
  const { text } = await newestMail(shopId, kind, address);
  const token = /\/(?:sign-in\/link|reset|confirm-address)\/([\w-]{32})/.exec(text)?.[1];
  if (!token) throw new Error("A mail without its link.");
  return token;
}

/** Sends what is queued in a shop and returns the newest mail of a kind to an address. */
export async function newestMail(shopId: string, kind: MailKind, address: string) {
  await deliverAll(shopId);
  const [mail] = await mailsTo(shopId, kind, address);
  if (!mail) throw new Error("No such mail.");
  return sentMessage(shopId, mail.id);
}

/** Mails of a kind to an address, newest first. */
export function mailsTo(shopId: string, kind: MailKind, address: string) {
  return database()
    .select()
    .from(mails)
    .where(and(eq(mails.shopId, shopId), eq(mails.kind, kind), eq(mails.toAddress, address)))
    .orderBy(desc(mails.createdAt), desc(mails.id));
}

/** The account with this address and whether the password is right; null for an unknown address. */
export async function checkPassword(email: string, password: string) {
  const found = await findByAddress(email);
  const right = await isPassword(found?.passwordHash, password);
  return found ? { ...found, email, right } : null;
}

/** The types of an account's log, newest first. */
export async function accountLog(accountId: string): Promise<string[]> {
  const rows = await database()
    .select({ type: accountEvents.type })
    .from(accountEvents)
    .where(eq(accountEvents.accountId, accountId))
    .orderBy(desc(accountEvents.id));
  return rows.map((row) => row.type);
}

/** The code an app shows `steps` half minutes from now. */
export function codeOf(secret: string, steps = 0): string {
  const timestamp = Date.now() + steps * 30_000;
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}

/** Switches the second factor on with the code of a step ago, so that the one of now is not used yet. */
export async function withTwoFactor(
  actor: FreshActor,
): Promise<{ secret: string; codes: string[] }> {
  await beginTwoFactor(actor);
  const pending = await readPendingTotp(actor);
  if (!pending) throw new Error("No secret was made.");
  const codes = await confirmTwoFactor(actor, { code: codeOf(pending.secret, -1) }, DEVICE);
  return { secret: pending.secret, codes };
}

/** Makes every session of an account an hour older. */
export async function ageSessions(accountId: string): Promise<void> {
  await database()
    .update(sessions)
    .set({ createdAt: new Date(Date.now() - 60 * 60_000) })
    .where(eq(sessions.accountId, accountId));
}

/** An account as it is stored. */
export async function accountRow(accountId: string) {
  const [row] = await database().select().from(accounts).where(eq(accounts.id, accountId));
  if (!row) throw new Error("No such account.");
  return row;
}

/** Takes a member's seat away. */
export async function deactivate({ shopId, memberId }: MemberActor): Promise<void> {
  await database()
    .update(members)
    .set({ deactivatedAt: new Date() })
    .where(and(eq(members.shopId, shopId), eq(members.id, memberId)));
}
