import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { publicNameOf } from "@/db/public-name";
import { accountLinks, mails, members, sessions } from "@/db/schema";
import { confirmAddress, requestAddressChange } from "@/lib/identity/account/change-address";
import { changeName } from "@/lib/identity/account/change-profile";
import { endOwnSession } from "@/lib/identity/account/end-sessions";
import { listAccountEvents, listSessions, readAccount } from "@/lib/identity/account/queries";
import { requestAccountLink } from "@/lib/identity/account/request-link";
import { resetPassword, setPassword } from "@/lib/identity/account/set-password";
import { findSignedIn } from "@/lib/identity/session/signed-in";
import { signInByLink, signInByPassword } from "@/lib/identity/sign-in/sign-in";
import {
  accountLog,
  DEVICE,
  deactivate,
  mailedToken,
  mailsTo,
  makePerson,
  newestMail,
  signedIn,
  withTwoFactor,
} from "@/lib/testing/accounts";
import { makeMember, makeShop, PASSWORD } from "@/lib/testing/factories";
import { withInstallationMail } from "@/lib/testing/installation-mail";

withInstallationMail();

const NEW = "a new long password";

test("a mailed link leads from the mail into a session; asking is in the log", async () => {
  const { shopId, email, actor } = await makePerson();
  await requestAccountLink("sign_in", email, DEVICE);
  const token = await mailedToken(shopId, "auth.sign_in", email);
  expect(await signInByLink(token, DEVICE)).toHaveProperty("sessionId");
  expect(await accountLog(actor.accountId)).toContain("link.asked");
});

test("an unknown address gets no email, and neither does somebody without an active membership", async () => {
  const { shopId } = await makePerson();
  await requestAccountLink("sign_in", "nobody@staff.test", DEVICE);
  expect(await mailsTo(shopId, "auth.sign_in", "nobody@staff.test")).toEqual([]);
  const member = await makeMember(shopId, "agent");
  const gone = await makePerson(member);
  await deactivate(member);
  await requestAccountLink("sign_in", gone.email, DEVICE);
  expect(await mailsTo(shopId, "auth.sign_in", gone.email)).toEqual([]);
  expect(await findSignedIn(gone.actor.sessionId)).toMatchObject({ seats: [] });
});

test("after five asks an hour no email goes while a link is waiting, and the answer is the same for everybody", async () => {
  const { shopId, email } = await makePerson();
  const ask = (address: string) => requestAccountLink("reset", address, DEVICE);
  for (let n = 0; n < 8; n += 1) await Promise.all([ask(email), ask("nobody-at-all@staff.test")]);
  expect(await mailsTo(shopId, "auth.reset", email)).toHaveLength(5);
  expect(await mailsTo(shopId, "auth.sign_in", email)).toEqual([]);
});

test("known and unknown addresses take about the same time", async () => {
  const { email } = await makePerson();
  const times = { known: [] as number[], unknown: [] as number[] };
  const measure = async (who: keyof typeof times, address: string) => {
    const from = performance.now();
    await requestAccountLink("sign_in", address, DEVICE);
    times[who].push(performance.now() - from);
  };
  // By turns, and the quickest of each: a busy machine makes some of them late, but none early.
  for (let n = 0; n < 3; n += 1) {
    await measure("known", email);
    await measure("unknown", "nobody2@staff.test");
  }
  const ratio = Math.min(...times.known) / Math.min(...times.unknown);
  expect(ratio, JSON.stringify(times)).toBeGreaterThan(0.8);
  expect(ratio, JSON.stringify(times)).toBeLessThan(1.25);
});

test("a reset sets the password, signs everybody out, ends all links and tells the owner", async () => {
  const { shopId, email, actor } = await makePerson();
  await requestAccountLink("sign_in", email, DEVICE);
  await requestAccountLink("reset", email, DEVICE);
  const signIn = await mailedToken(shopId, "auth.sign_in", email);
  const reset = await mailedToken(shopId, "auth.reset", email);
  const admission = await resetPassword(reset, { password: NEW }, DEVICE);
  expect(admission).toHaveProperty("sessionId");
  expect(await findSignedIn(actor.sessionId)).toBeNull();
  await expect(signInByLink(signIn, DEVICE)).rejects.toMatchObject({ code: "expired" });
  await expect(resetPassword(reset, { password: NEW }, DEVICE)).rejects.toMatchObject({
    code: "expired",
  });
  expect(await signInByPassword({ email, password: PASSWORD }, DEVICE)).toBeNull();
  expect(await signInByPassword({ email, password: NEW }, DEVICE)).not.toBeNull();
  const notice = await newestMail(shopId, "auth.notice", email);
  expect(notice.subject).toBe("Your password was changed");
  expect(await accountLog(actor.accountId)).toContain("password.reset");
});

test("of two resets with one link one wins", async () => {
  const { shopId, email } = await makePerson();
  await requestAccountLink("reset", email, DEVICE);
  const token = await mailedToken(shopId, "auth.reset", email);
  const results = await Promise.allSettled(
    ["first long password", "second long password"].map((password) =>
      resetPassword(token, { password }, DEVICE),
    ),
  );
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
});

test("a reset does not get past the second factor", async () => {
  const { shopId, email, actor } = await makePerson();
  await withTwoFactor(actor);
  await requestAccountLink("reset", email, DEVICE);
  const token = await mailedToken(shopId, "auth.reset", email);
  expect(await resetPassword(token, { password: NEW }, DEVICE)).toHaveProperty("pending");
  const open = await database()
    .select()
    .from(sessions)
    .where(and(eq(sessions.accountId, actor.accountId), isNull(sessions.endedAt)));
  expect(open).toEqual([]);
});

test("changing the password keeps this device and signs out the others", async () => {
  const { email, actor } = await makePerson();
  const other = await signedIn(actor.accountId);
  await setPassword(actor, { password: NEW }, DEVICE);
  expect(await findSignedIn(actor.sessionId)).not.toBeNull();
  expect(await findSignedIn(other.sessionId)).toBeNull();
  expect(await signInByPassword({ email, password: NEW }, DEVICE)).not.toBeNull();
});

test("a new address counts once its reader confirms it signed in; the old one is told", async () => {
  const { shopId, email, actor } = await makePerson();
  const wanted = `new-${email}`;
  await requestAddressChange(actor, { email: wanted }, DEVICE);
  expect((await readAccount(actor)).email).toBe(email);
  const token = await mailedToken(shopId, "auth.email", wanted);
  const stranger = await makePerson();
  await expect(confirmAddress(stranger.actor, token, DEVICE)).rejects.toMatchObject({
    code: "expired",
  });
  await confirmAddress(actor, token, DEVICE);
  expect((await readAccount(actor)).email).toBe(wanted);
  const notice = await newestMail(shopId, "auth.notice", email);
  expect(notice.subject).toBe("Your sign-in address was changed");
  expect(notice.text).not.toContain(wanted);
  await expect(confirmAddress(actor, token, DEVICE)).rejects.toMatchObject({ code: "expired" });
});

test("an address already in use gets the same answer, and its owner is told", async () => {
  const { actor } = await makePerson();
  const owner = await makePerson();
  await requestAddressChange(actor, { email: owner.email }, DEVICE);
  expect(await mailsTo(owner.shopId, "auth.email", owner.email)).toEqual([]);
  const notice = await newestMail(owner.shopId, "auth.notice", owner.email);
  expect(notice.subject).toBe("Somebody tried to use your address");
});

test("if two people want the same address, the second link no longer works", async () => {
  const [first, second] = [await makePerson(), await makePerson()];
  const wanted = `both-${first.email}`;
  await requestAddressChange(first.actor, { email: wanted }, DEVICE);
  await requestAddressChange(second.actor, { email: wanted }, DEVICE);
  const tokens = [
    await mailedToken(first.shopId, "auth.email", wanted),
    await mailedToken(second.shopId, "auth.email", wanted),
  ];
  const results = await Promise.allSettled([
    confirmAddress(first.actor, tokens[0] ?? "", DEVICE),
    confirmAddress(second.actor, tokens[1] ?? "", DEVICE),
  ]);
  const refused = results.filter((result) => result.status === "rejected");
  expect(refused).toHaveLength(1);
  expect(refused[0]).toMatchObject({ reason: { code: "expired" } });
});

test("a changed name is the name in every shop", async () => {
  const { actor, shopId } = await makePerson();
  await changeName(actor, { name: "Ida L.", publicName: null }, DEVICE);
  expect(await findSignedIn(actor.sessionId)).toMatchObject({
    seats: [{ member: { shopId, name: "Ida L." } }],
  });
});

test("only one's own sessions are listed and ended", async () => {
  const { actor } = await makePerson();
  const other = await signedIn(actor.accountId);
  const stranger = await makePerson();
  expect((await listSessions(actor)).map((row) => [row.id, row.own])).toEqual([
    [actor.sessionId, true],
    [other.sessionId, false],
  ]);
  const theirs = { sessionId: stranger.actor.sessionId };
  const madeUp = { sessionId: randomUUID() };
  for (const notOwn of [theirs, madeUp])
    await expect(endOwnSession(actor, notOwn, DEVICE)).rejects.toMatchObject({ code: "not_found" });
  expect(await findSignedIn(stranger.actor.sessionId)).not.toBeNull();
  // A second time it is over already, and stays so.
  for (let n = 0; n < 2; n += 1) await endOwnSession(actor, { sessionId: other.sessionId }, DEVICE);
  expect(await findSignedIn(other.sessionId)).toBeNull();
});

test("the account log is read page by page, and is one's own", async () => {
  const { actor } = await makePerson();
  await makePerson();
  for (const name of ["A", "B", "C"]) await changeName(actor, { name, publicName: null }, DEVICE);
  const first = await listAccountEvents(actor, { before: null, limit: 3 });
  expect(first.rows.map((row) => row.type)).toEqual([
    "name.changed",
    "name.changed",
    "name.changed",
  ]);
  expect(first.rows[0]).toMatchObject({ address: DEVICE.address, userAgent: DEVICE.userAgent });
  const second = await listAccountEvents(actor, { before: first.next, limit: 3 });
  expect(second.rows.map((row) => row.type)).toEqual(["session.started"]);
  expect(second.next).toBeNull();
});

test("a link in a mail that leaves an hour late is not made", async () => {
  const { shopId } = await makeShop();
  const late = await makePerson(await makeMember(shopId, "agent"));
  await requestAccountLink("sign_in", late.email, DEVICE);
  const [mail] = await mailsTo(shopId, "auth.sign_in", late.email);
  await database()
    .update(mails)
    .set({ createdAt: new Date(Date.now() - 61 * 60_000) })
    .where(and(eq(mails.shopId, shopId), eq(mails.id, mail?.id ?? "")));
  await expect(newestMail(shopId, "auth.sign_in", late.email)).rejects.toThrow();
  const links = await database()
    .select()
    .from(accountLinks)
    .where(eq(accountLinks.accountId, late.actor.accountId));
  expect(links).toEqual([]);
});

test("customers read the name somebody chose for them, in every shop", async () => {
  const { actor, shopId } = await makePerson();
  const read = async () => {
    const [row] = await database()
      .select({ name: publicNameOf(members) })
      .from(members)
      .where(and(eq(members.shopId, shopId), eq(members.accountId, actor.accountId)));
    return row?.name;
  };
  await changeName(actor, { name: "Dr. Ida Lindqvist", publicName: "Ida" }, DEVICE);
  expect(await read()).toBe("Ida");
  await changeName(actor, { name: "Dr. Ida Lindqvist", publicName: null }, DEVICE);
  expect(await read()).toBe("Dr. Ida Lindqvist");
});
