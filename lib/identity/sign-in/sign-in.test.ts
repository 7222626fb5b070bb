import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import { accountLinks } from "@/db/schema";
import { parse } from "@/lib/http/parse";
import { createAccountLink, readAccountLink } from "@/lib/identity/account/account-links";
import { endOtherSessions } from "@/lib/identity/account/end-sessions";
import { setPassword } from "@/lib/identity/account/set-password";
import { switchOffTwoFactor } from "@/lib/identity/account-factors/two-factor";
import { confirmIdentity, freshActor } from "@/lib/identity/factors/freshness";
import { passwordSignInForm } from "@/lib/identity/factors/schema";
import {
  completeSecondFactor,
  type FirstFactorResult,
  type PendingSignIn,
} from "@/lib/identity/factors/sign-in-steps";
import { findSignedIn } from "@/lib/identity/session/signed-in";
import { signInByLink, signInByPassword } from "@/lib/identity/sign-in/sign-in";
import {
  accountLog,
  ageSessions,
  checkPassword,
  codeOf,
  DEVICE,
  makePerson,
  signedIn,
  withTwoFactor,
} from "@/lib/testing/accounts";
import { PASSWORD } from "@/lib/testing/factories";

const elsewhere = { ...DEVICE, address: "198.51.100.9" };

function pendingOf(admission: FirstFactorResult | null): PendingSignIn {
  if (!admission || !("pending" in admission)) throw new Error("No second step.");
  return admission.pending;
}

async function linkFor(accountId: string, purpose: "sign_in" | "reset" = "sign_in") {
  const url = await transaction((tx) => createAccountLink(tx, { accountId, purpose }));
  return url.split("/").at(-1) ?? "";
}

const outcomes = (results: PromiseSettledResult<unknown>[]) =>
  results.map((result) => result.status).sort();

test("the right password lets in, whatever case the address is written in", async () => {
  const { email, actor } = await makePerson();
  const input = { email: ` ${email.toUpperCase()}`, password: PASSWORD };
  const admission = await signInByPassword(input, DEVICE);
  if (!admission || !("sessionId" in admission)) throw new Error("Not let in.");
  expect(await findSignedIn(admission.sessionId)).toMatchObject({
    account: { accountId: actor.accountId },
  });
});

test("an empty form is told what is missing, and costs no attempt", () => {
  expect(() => parse(passwordSignInForm, { email: " ", password: "" })).toThrow(
    expect.objectContaining({ fields: { email: "required", password: "required" } }),
  );
});

test("wrong passwords and unknown addresses get the same answer; the owner sees the attempts", async () => {
  const { email, actor } = await makePerson();
  expect(await signInByPassword({ email, password: "wrong" }, DEVICE)).toBeNull();
  expect(await signInByPassword({ email: "nobody@staff.test", password: "x" }, DEVICE)).toBeNull();
  expect((await accountLog(actor.accountId))[0]).toBe("session.refused");
});

test("a wrong password takes as much work for an address nobody has", async () => {
  const { email } = await makePerson();
  const work = { known: [] as number[], unknown: [] as number[] };
  const measure = async (who: keyof typeof work, address: string) => {
    const from = process.cpuUsage();
    await checkPassword(address, "not it at all");
    const { user, system } = process.cpuUsage(from);
    work[who].push(user + system);
  };
  // By turns, and the least of each; without the hashing one would be a small part of the other.
  for (let turn = 0; turn < 5; turn += 1) {
    await measure("known", email);
    await measure("unknown", "nobody@staff.test");
  }
  const ratio = Math.min(...work.known) / Math.min(...work.unknown);
  expect(ratio, JSON.stringify(work)).toBeGreaterThan(0.5);
  expect(ratio, JSON.stringify(work)).toBeLessThan(2);
});

test("the sixth try within the window is refused even when right, on another address it is not", async () => {
  const { email } = await makePerson();
  for (let n = 0; n < 5; n += 1) await signInByPassword({ email, password: "wrong" }, DEVICE);
  const right = { email, password: PASSWORD };
  await expect(signInByPassword(right, DEVICE)).rejects.toMatchObject({ code: "rate_limited" });
  expect(await signInByPassword(right, elsewhere)).not.toBeNull();
});

test("a right password clears the wrong ones before it", async () => {
  const { email } = await makePerson();
  for (let n = 0; n < 4; n += 1) await signInByPassword({ email, password: "wrong" }, DEVICE);
  expect(await signInByPassword({ email, password: PASSWORD }, DEVICE)).not.toBeNull();
  for (let n = 0; n < 5; n += 1) {
    expect(await signInByPassword({ email, password: "wrong" }, DEVICE)).toBeNull();
  }
});

test("a link signs in once, however many press its button at once", async () => {
  const { actor } = await makePerson();
  const token = await linkFor(actor.accountId);
  const results = await Promise.allSettled(
    Array.from({ length: 8 }, () => signInByLink(token, DEVICE)),
  );
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  await expect(signInByLink(token, DEVICE)).rejects.toMatchObject({ code: "expired" });
});

test("looking at a link changes nothing", async () => {
  const { actor } = await makePerson();
  const token = await linkFor(actor.accountId);
  for (let n = 0; n < 10; n += 1) {
    expect(await readAccountLink("sign_in", token)).toMatchObject({ accountId: actor.accountId });
  }
  expect(await signInByLink(token, DEVICE)).toHaveProperty("sessionId");
});

test("links of another purpose, too old, or made up do not work; using one ends the others", async () => {
  const { actor } = await makePerson();
  const reset = await linkFor(actor.accountId, "reset");
  await expect(signInByLink(reset, DEVICE)).rejects.toMatchObject({ code: "expired" });
  const [older, newer] = [await linkFor(actor.accountId), await linkFor(actor.accountId)];
  expect(await signInByLink(older, DEVICE)).toHaveProperty("sessionId");
  await expect(signInByLink(newer, DEVICE)).rejects.toMatchObject({ code: "expired" });
  const late = await linkFor(actor.accountId);
  await database()
    .update(accountLinks)
    .set({ expiresAt: sql`now()` })
    .where(eq(accountLinks.accountId, actor.accountId));
  await expect(signInByLink(late, DEVICE)).rejects.toMatchObject({ code: "expired" });
  await expect(signInByLink("x".repeat(32), DEVICE)).rejects.toMatchObject({ code: "expired" });
  await expect(signInByLink("x", DEVICE)).rejects.toMatchObject({ code: "expired" });
});

test("with codes on, neither password nor mailed link is enough", async () => {
  const { email, actor } = await makePerson();
  const { secret } = await withTwoFactor(actor);
  const byLink = pendingOf(await signInByLink(await linkFor(actor.accountId), DEVICE));
  const byPassword = pendingOf(await signInByPassword({ email, password: PASSWORD }, DEVICE));
  await expect(completeSecondFactor(byPassword, "000000", DEVICE)).rejects.toMatchObject({
    fields: { code: "codeWrong" },
  });
  const sessionId = await completeSecondFactor(byLink, codeOf(secret), DEVICE);
  expect(await findSignedIn(sessionId)).toMatchObject({
    account: { accountId: actor.accountId },
  });
});

test("a code works once, also when it is sent twice at the same time", async () => {
  const { email, actor } = await makePerson();
  const { secret } = await withTwoFactor(actor);
  const pending = pendingOf(await signInByPassword({ email, password: PASSWORD }, DEVICE));
  const code = codeOf(secret);
  const results = await Promise.allSettled([
    completeSecondFactor(pending, code, DEVICE),
    completeSecondFactor(pending, code, elsewhere),
  ]);
  expect(outcomes(results)).toEqual(["fulfilled", "rejected"]);
  await expect(completeSecondFactor(pending, code, DEVICE)).rejects.toMatchObject({
    code: "invalid",
  });
});

test("a recovery code works once, however it is written", async () => {
  const { email, actor } = await makePerson();
  const { codes } = await withTwoFactor(actor);
  const pending = pendingOf(await signInByPassword({ email, password: PASSWORD }, DEVICE));
  const [first = "", second = ""] = codes;
  const written = first.toUpperCase().replaceAll("-", " ");
  const results = await Promise.allSettled([
    completeSecondFactor(pending, written, DEVICE),
    completeSecondFactor(pending, first, elsewhere),
  ]);
  expect(outcomes(results)).toEqual(["fulfilled", "rejected"]);
  expect(await accountLog(actor.accountId)).toContain("code.used");
  expect(await completeSecondFactor(pending, second, DEVICE)).toEqual(expect.any(String));
});

test("five wrong codes and no more; the right password does not grant new attempts", async () => {
  const { email, actor } = await makePerson();
  const { secret } = await withTwoFactor(actor);
  for (let n = 0; n < 5; n += 1) {
    const pending = pendingOf(await signInByPassword({ email, password: PASSWORD }, DEVICE));
    await expect(completeSecondFactor(pending, "000000", DEVICE)).rejects.toMatchObject({
      code: "invalid",
    });
  }
  const pending = pendingOf(await signInByPassword({ email, password: PASSWORD }, DEVICE));
  await expect(completeSecondFactor(pending, codeOf(secret), DEVICE)).rejects.toMatchObject({
    code: "rate_limited",
  });
});

test("another person's code does not help, and a first step ends with the password it was made with", async () => {
  const { email, actor } = await makePerson();
  const other = await makePerson();
  const { secret } = await withTwoFactor(actor);
  const { secret: theirs, codes } = await withTwoFactor(other.actor);
  const pending = pendingOf(await signInByPassword({ email, password: PASSWORD }, DEVICE));
  for (const code of [codeOf(theirs), codes[0] ?? ""]) {
    await expect(completeSecondFactor(pending, code, DEVICE)).rejects.toMatchObject({
      code: "invalid",
    });
  }
  await setPassword(actor, { password: "another password" }, DEVICE);
  await expect(completeSecondFactor(pending, codeOf(secret), DEVICE)).rejects.toMatchObject({
    code: "expired",
  });
});

test("a first step does not outlive the second factor it was made for", async () => {
  const { email, actor } = await makePerson();
  await withTwoFactor(actor);
  const pending = pendingOf(await signInByPassword({ email, password: PASSWORD }, DEVICE));
  await switchOffTwoFactor(actor, DEVICE);
  await expect(completeSecondFactor(pending, "000000", DEVICE)).rejects.toMatchObject({
    code: "expired",
  });
});

test("a session is fresh for ten minutes, then its owner proves again who they are", async () => {
  const { actor } = await makePerson();
  await ageSessions(actor.accountId);
  expect(await freshActor(actor, null)).toBeNull();
  await expect(confirmIdentity(actor, { password: "wrong" }, DEVICE)).rejects.toMatchObject({
    fields: { password: "passwordWrong" },
  });
  const proof = await confirmIdentity(actor, { password: PASSWORD }, DEVICE);
  expect(await freshActor(actor, proof)).toMatchObject({ fresh: true });
  const another = await signedIn(actor.accountId);
  await ageSessions(actor.accountId);
  expect(await freshActor(another, proof)).toBeNull();
});

test("proving it by code uses the code up", async () => {
  const { actor } = await makePerson();
  const { secret } = await withTwoFactor(actor);
  const code = codeOf(secret);
  await confirmIdentity(actor, { code }, DEVICE);
  await expect(confirmIdentity(actor, { code }, DEVICE)).rejects.toMatchObject({
    fields: { code: "codeWrong" },
  });
});

test("signing other devices out ends their sessions at once and leaves this one", async () => {
  const { actor } = await makePerson();
  const other = await signedIn(actor.accountId);
  const stranger = await makePerson();
  expect(await endOtherSessions(actor, DEVICE)).toBe(1);
  expect(await findSignedIn(other.sessionId)).toBeNull();
  expect(await findSignedIn(actor.sessionId)).not.toBeNull();
  expect(await findSignedIn(stranger.actor.sessionId)).not.toBeNull();
});

test("no session with the old password outlives a change of it that runs at the same time", async () => {
  for (let round = 0; round < 8; round += 1) {
    const { email, actor } = await makePerson();
    const [admitted] = await Promise.allSettled([
      signInByPassword({ email, password: PASSWORD }, DEVICE),
      setPassword(actor, { password: "an entirely new sentence" }, elsewhere),
    ]);
    const admission = admitted.status === "fulfilled" ? admitted.value : null;
    if (!admission || !("sessionId" in admission)) continue;
    expect(await findSignedIn(admission.sessionId)).toBeNull();
  }
});
