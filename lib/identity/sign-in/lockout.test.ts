import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import { limits, mails } from "@/db/schema";
import { createAccountLink } from "@/lib/identity/account/account-links";
import { requestAccountLink } from "@/lib/identity/account/request-link";
import { confirmIdentity } from "@/lib/identity/factors/freshness";
import { completeSecondFactor, type FirstFactorResult } from "@/lib/identity/factors/sign-in-steps";
import type { Device } from "@/lib/identity/session/sessions";
import { signInByLink, signInByPassword } from "@/lib/identity/sign-in/sign-in";
import {
  codeOf,
  DEVICE,
  mailedToken,
  mailsTo,
  makePerson,
  newestMail,
  withTwoFactor,
} from "@/lib/testing/accounts";
import { PASSWORD } from "@/lib/testing/factories";
import { withInstallationMail } from "@/lib/testing/installation-mail";

withInstallationMail();

const LIMITED = { code: "rate_limited" };
const from = (place: number): Device => ({ ...DEVICE, address: `198.51.100.${place}` });

beforeEach(async () => {
  await database().delete(limits);
});

/** A device on which the owner of this account signed in before. */
function knownTo(accountId: string, address = DEVICE.address): Device {
  return { ...DEVICE, address, known: new Map([[accountId, "the first sign-in here"]]) };
}

/** A stranger tries wrong passwords, five from each address, until the account's own limit. */
async function guessEverywhere(email: string): Promise<void> {
  for (let place = 1; place <= 12; place += 1) {
    for (let n = 0; n < 5; n += 1) {
      await signInByPassword({ email, password: "wrong" }, from(place));
    }
  }
}

function pendingOf(result: FirstFactorResult | null) {
  if (!result || !("pending" in result)) throw new Error("No second step.");
  return result.pending;
}

test("sixty wrong passwords stop the guesser everywhere, and the owner on a known device not at all", async () => {
  const { email, actor } = await makePerson();
  await guessEverywhere(email);
  const right = { email, password: PASSWORD };
  for (const stranger of [from(1), from(99)]) {
    await expect(signInByPassword(right, stranger)).rejects.toMatchObject(LIMITED);
  }
  expect(await signInByPassword(right, knownTo(actor.accountId))).toHaveProperty("sessionId");
  // Also where the guesses came from.
  expect(await signInByPassword(right, knownTo(actor.accountId, from(1).address))).not.toBeNull();
});

test("sixty wrong passwords from one address leave a known device there its own tries", async () => {
  const { email, actor } = await makePerson();
  for (let n = 0; n < 60; n += 1) {
    const input = { email: `nobody-${n}@staff.test`, password: "wrong" };
    await signInByPassword(input, DEVICE);
  }
  const right = { email, password: PASSWORD };
  await expect(signInByPassword(right, DEVICE)).rejects.toMatchObject(LIMITED);
  expect(await signInByPassword(right, knownTo(actor.accountId))).not.toBeNull();
});

test("a known device guesses five times, and is known for its own account alone", async () => {
  const { email, actor } = await makePerson();
  const other = await makePerson();
  const device = knownTo(actor.accountId);
  for (let n = 0; n < 5; n += 1) await signInByPassword({ email, password: "wrong" }, device);
  const right = { email, password: PASSWORD };
  await expect(signInByPassword(right, device)).rejects.toMatchObject(LIMITED);
  // Its guesses have used up nobody else's.
  expect(await signInByPassword(right, from(1))).not.toBeNull();
  await guessEverywhere(other.email);
  const theirs = { email: other.email, password: PASSWORD };
  await expect(signInByPassword(theirs, device)).rejects.toMatchObject(LIMITED);
});

test("a right password gives a known device its tries back", async () => {
  const { email, actor } = await makePerson();
  const device = knownTo(actor.accountId);
  for (let n = 0; n < 4; n += 1) await signInByPassword({ email, password: "wrong" }, device);
  expect(await signInByPassword({ email, password: PASSWORD }, device)).not.toBeNull();
  expect(await signInByPassword({ email, password: "wrong" }, device)).toBeNull();
});

test("however often strangers ask for links, the owner on a new device gets in by one", async () => {
  const { shopId, email } = await makePerson();
  for (let n = 0; n < 40; n += 1) await requestAccountLink("sign_in", email, from(n % 3));
  expect(await mailsTo(shopId, "auth.sign_in", email)).toHaveLength(5);
  // The link in the owner's mailbox works, whoever asked for it and whatever was asked since.
  const token = await mailedToken(shopId, "auth.sign_in", email);
  await requestAccountLink("sign_in", email, from(1));
  expect(await signInByLink(token, from(77))).toHaveProperty("sessionId");
  // Once it is used, the next ask is answered by a new one.
  await requestAccountLink("sign_in", email, from(77));
  const [newest] = await mailsTo(shopId, "auth.sign_in", email);
  expect(newest?.state).toBe("queued");
});

test("minutes after the last link another goes, though strangers have used up the hour", async () => {
  const { shopId, email } = await makePerson();
  for (let n = 0; n < 9; n += 1) await requestAccountLink("sign_in", email, from(1));
  await newestMail(shopId, "auth.sign_in", email);
  const age = (minutes: number) =>
    database()
      .update(mails)
      .set({ createdAt: sql`now() - make_interval(mins => ${minutes}::int)` })
      .where(eq(mails.toAddress, email));
  await age(9);
  await requestAccountLink("sign_in", email, from(7));
  expect(await mailsTo(shopId, "auth.sign_in", email)).toHaveLength(5);
  await age(11);
  await Promise.all([1, 2, 3].map(() => requestAccountLink("sign_in", email, from(7))));
  expect(await mailsTo(shopId, "auth.sign_in", email)).toHaveLength(6);
});

test("a known device asks for a link beside all others", async () => {
  const { shopId, email, actor } = await makePerson();
  for (let n = 0; n < 9; n += 1) await requestAccountLink("sign_in", email, from(1));
  await requestAccountLink("sign_in", email, knownTo(actor.accountId));
  expect(await mailsTo(shopId, "auth.sign_in", email)).toHaveLength(6);
});

test("sixty links that don’t work stop their sender, and never one that does", async () => {
  const { actor } = await makePerson();
  for (let n = 0; n < 60; n += 1) {
    const madeUp = `${n}`.padStart(32, "x");
    await expect(signInByLink(madeUp, DEVICE)).rejects.toMatchObject({ code: "expired" });
  }
  await expect(signInByLink("y".repeat(32), DEVICE)).rejects.toMatchObject(LIMITED);
  const { accountId } = actor;
  const url = await transaction((tx) => createAccountLink(tx, { accountId, purpose: "sign_in" }));
  expect(await signInByLink(url.split("/").at(-1) ?? "", DEVICE)).toHaveProperty("sessionId");
});

test("whoever knows the password and guesses codes stops neither a known device nor an emailed link", async () => {
  const { shopId, email, actor } = await makePerson();
  const { secret } = await withTwoFactor(actor);
  const input = { email, password: PASSWORD };
  for (let place = 1; place <= 3; place += 1) {
    const pending = pendingOf(await signInByPassword(input, from(place)));
    for (let n = 0; n < 5; n += 1) {
      await expect(completeSecondFactor(pending, "000000", from(place))).rejects.toMatchObject({
        code: "invalid",
      });
    }
  }
  const stranger = pendingOf(await signInByPassword(input, from(9)));
  await expect(completeSecondFactor(stranger, codeOf(secret), from(9))).rejects.toMatchObject(
    LIMITED,
  );
  const device = knownTo(actor.accountId);
  const own = pendingOf(await signInByPassword(input, device));
  expect(await completeSecondFactor(own, codeOf(secret), device)).toEqual(expect.any(String));
  await requestAccountLink("sign_in", email, from(77));
  const token = await mailedToken(shopId, "auth.sign_in", email);
  const byLink = pendingOf(await signInByLink(token, from(77)));
  expect(await completeSecondFactor(byLink, codeOf(secret, 1), from(77))).toEqual(
    expect.any(String),
  );
});

test("somebody signed in confirms who they are whatever strangers have tried, five times at most", async () => {
  const { email, actor } = await makePerson();
  await guessEverywhere(email);
  await confirmIdentity(actor, { password: PASSWORD }, DEVICE);
  for (let n = 0; n < 5; n += 1) {
    await expect(confirmIdentity(actor, { password: "wrong" }, DEVICE)).rejects.toMatchObject({
      code: "invalid",
    });
  }
  await expect(confirmIdentity(actor, { password: PASSWORD }, DEVICE)).rejects.toMatchObject(
    LIMITED,
  );
});
